package io.antiphon.conformance.chapter;

import io.antiphon.conformance.answer.AnswerTree;
import io.antiphon.conformance.suite.Call;
import io.antiphon.conformance.suite.Probe;

/// Takes back what a server did although it should have refused to.
final class Leftovers {

    private static final String NOWHERE = "http://127.0.0.1:9/";

    private Leftovers() {}

    /// As [#remove(Probe, String)], for what that user made.
    static void remove(Probe probe, String endpoint, String user) {
        remove(probe, endpoint);
        if (endpoint.equals("createShare")) {
            probe.lastly(() -> probe.session()
                    .look(Call.of("getShares"))
                    .orElse(AnswerTree.nothing())
                    .items("share")
                    .stream()
                    .filter(share -> share.text("username").equals(user))
                    .forEach(share -> probe.session().look(Call.of("deleteShare", "id", share.text("id")))));
        }
    }

    /// When the case is over, looks for what the endpoint may have made and takes it away, and puts back what it may have changed.
    static void remove(Probe probe, String endpoint) {
        switch (endpoint) {
            case "createUser" -> probe.lastly(Call.of("deleteUser", "username", "conformance-nobody"));
            case "createBookmark" -> Belongings.keepBookmark(probe, Samples.id(probe, "song"));
            case "setRating" -> Belongings.keepRating(probe, "song", Samples.id(probe, "song"));
            case "jukeboxControl" -> Belongings.keepJukebox(probe);
            case "createInternetRadioStation" -> probe.lastly(() -> sweep(probe, "getInternetRadioStations",
                    "internetRadioStation", "streamUrl", "deleteInternetRadioStation"));
            case "createPodcastChannel" -> probe
                    .lastly(() -> sweep(probe, "getPodcasts", "channel", "url", "deletePodcastChannel"));
            default -> {
                // the other endpoints make nothing, or only for a user that goes away
            }
        }
    }

    private static void sweep(Probe probe, String endpoint, String list, String address, String removal) {
        for (AnswerTree each : probe.session().look(Call.of(endpoint)).orElse(AnswerTree.nothing()).items(list)) {
            boolean ours = each.text(address).startsWith(NOWHERE) || each.text("name").equals("Conformance");
            if (ours) {
                probe.session().look(Call.of(removal, "id", each.text("id")));
            }
        }
    }
}
