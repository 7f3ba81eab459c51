package io.antiphon.conformance.chapter;

import io.antiphon.conformance.answer.AnswerTree;
import io.antiphon.conformance.http.HttpAnswer;
import io.antiphon.conformance.protocol.Endpoint;
import io.antiphon.conformance.suite.Call;
import io.antiphon.conformance.suite.Cases;
import io.antiphon.conformance.suite.Chapter;
import io.antiphon.conformance.suite.Probe;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/// Who may do what. The data names the role of each endpoint; a user with every role but that one is refused with 50, and one
/// with that role alone is not. What belongs to one user is not another's to change.
final class RoleChapter implements Chapter {

    private static final String PAGE = "responses/error";
    private static final Pattern FORBIDDEN = Pattern.compile("code=\"50\"|\"code\"\\s*:\\s*50\\b");
    private static final int DOCUMENT = 2_000;

    @Override
    public void describe(Cases cases) {
        for (Endpoint endpoint : cases.protocol().endpoints()) {
            String role = endpoint.role();
            if (role != null) {
                cases.errors(endpoint.name())
                        .changing()
                        .after(PAGE)
                        .must("refuses a user without the role " + role + " with 50",
                                probe -> without(probe, endpoint, role));
            }
            // Nobody may try what administrators do: it would be done.
            if (role != null && !role.equals("admin")) {
                cases.errors(endpoint.name())
                        .changing()
                        .after("responses/user")
                        .must("lets a user who has the role " + role + " alone", probe -> with(probe, endpoint, role));
            }
        }
        describePlaylists(cases);
        describeShares(cases);
    }

    private static void without(Probe probe, Endpoint endpoint, String role) {
        Guest guest = Guest.without(probe, role);
        Leftovers.remove(probe, endpoint.name());
        Call call = SampleCalls.of(probe, endpoint);
        int[] codes = SampleCalls.namesUnknown(call) ? new int[]{50, 70} : new int[]{50};
        probe.refused(call.as(guest.credentials()), codes);
    }

    private static void with(Probe probe, Endpoint endpoint, String role) {
        Guest guest = Guest.with(probe, role);
        Leftovers.remove(probe, endpoint.name(), guest.name());
        HttpAnswer answer = probe.raw(SampleCalls.of(probe, endpoint).as(guest.credentials()));
        byte[] body = answer.body();
        String begin = new String(body, 0, Math.min(body.length, DOCUMENT), StandardCharsets.UTF_8);
        probe.expect(!FORBIDDEN.matcher(begin).find(), "no error 50", begin);
    }

    private static void describePlaylists(Cases cases) {
        cases.errors("getPlaylist").changing().must("keeps a private playlist from others", probe -> {
            String id = PlaylistChapter.create(probe, Samples.songIds(probe, 1));
            probe.ok(Call.of("updatePlaylist", "playlistId", id, "public", "false"), null);
            probe.refused(Call.of("getPlaylist", "id", id).as(Guest.need(probe).credentials()), 50, 70);
        });
        cases.errors("updatePlaylist")
                .must("refuses to change another user's playlist", probe -> probe.refused(
                        Call.of("updatePlaylist", "playlistId", publicList(probe), "name", "Taken")
                                .as(Guest.need(probe).credentials()),
                        50, 70));
        cases.errors("createPlaylist")
                .must("refuses to replace another user's playlist", probe -> probe.refused(
                        Call.of("createPlaylist", "playlistId", publicList(probe), "songId", Samples.id(probe, "song"))
                                .as(Guest.need(probe).credentials()),
                        50, 70));
        cases.errors("deletePlaylist")
                .must("refuses to remove another user's playlist", probe -> probe.refused(
                        Call.of("deletePlaylist", "id", publicList(probe)).as(Guest.need(probe).credentials()),
                        50, 70));
        cases.errors("getPlaylists")
                .changing()
                .must("refuses another user's playlists to all but administrators",
                        probe -> {
                            String user = probe.session().account().user();
                            probe.skipIf(user.isEmpty(), "no --user was given");
                            probe.refused(Call.of("getPlaylists", "username", user).as(Guest.need(probe).credentials()),
                                    50);
                        });
    }

    private static String publicList(Probe probe) {
        String id = PlaylistChapter.create(probe, Samples.songIds(probe, 1));
        probe.ok(Call.of("updatePlaylist", "playlistId", id, "public", "true"), null);
        return id;
    }

    private static void describeShares(Cases cases) {
        for (String endpoint : List.of("updateShare", "deleteShare")) {
            cases.errors(endpoint).must("leaves another user's share alone", probe -> {
                AnswerTree share = SharingChapter.create(probe);
                probe.refused(Call.of(endpoint, "id", share.text("id"))
                        .as(Guest.with(probe, "share").credentials()), 50, 70);
                boolean kept = probe.ok("getShares").ids("share").contains(share.text("id"));
                probe.expect(kept, "the share is still there", "it is gone");
            });
        }
    }
}
