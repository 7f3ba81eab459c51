package io.antiphon.conformance.chapter;

import io.antiphon.conformance.answer.AnswerTree;
import io.antiphon.conformance.protocol.Endpoint;
import io.antiphon.conformance.suite.Call;
import io.antiphon.conformance.suite.Cases;
import io.antiphon.conformance.suite.Chapter;
import io.antiphon.conformance.suite.Probe;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The server's own loudspeakers. A server without any refuses everything, which skips the cases.
final class JukeboxChapter implements Chapter {

    static final Endpoint.Answer PLAYLIST = new Endpoint.Answer("jukeboxPlaylist", "JukeboxPlaylist", false);

    @Override
    public void describe(Cases cases) {
        cases.endpoint("jukeboxControl")
                .must("tells how it stands", probe -> {
                    needDevice(probe);
                    probe.ok("jukeboxControl", "action", "status");
                })
                .must("lists its songs", probe -> {
                    needDevice(probe);
                    probe.ok(Call.of("jukeboxControl", "action", "get"), PLAYLIST);
                })
                .must("takes songs, shuffles and clears them", JukeboxChapter::fill)
                .must("sets the volume", JukeboxChapter::volume);
        cases.errors("jukeboxControl")
                .must("refuses an unknown action",
                        probe -> probe.refused(Call.of("jukeboxControl", "action", "dance"), 0, 10, 50, 70));
    }

    /// Skips the case when the refusal is a proper one: there may be no device, or no right to use it.
    private static void needDevice(Probe probe) {
        var envelope = probe.structured(Call.of("jukeboxControl", "action", "status"),
                probe.session().protocol().endpoint("jukeboxControl").answer());
        envelope.error()
                .filter(error -> (error.code() == 0 || error.code() == 50)
                        && !error.message().toLowerCase(Locale.ROOT).contains("implement"))
                .ifPresent(error -> probe.skipIf(true, "the jukebox cannot be used: " + error.message()));
    }

    private static void fill(Probe probe) {
        needDevice(probe);
        List<String> songs = Samples.songIds(probe, 3);
        Belongings.keepJukebox(probe);
        // Nobody knows what was played before, and set keeps the place.
        probe.session().look(Call.of("jukeboxControl", "action", "clear"));
        probe.ok("jukeboxControl", "action", "stop");
        probe.ok(Call.of("jukeboxControl", "action", "set").with("id", songs.subList(0, 2)));
        probe.ok("jukeboxControl", "action", "add", "id", songs.get(2));
        probe.equal("songs", songs, probe.ok(Call.of("jukeboxControl", "action", "get"), PLAYLIST).ids("entry"));
        probe.ok("jukeboxControl", "action", "remove", "index", "1");
        probe.equal("songs", List.of(songs.get(0), songs.get(2)),
                probe.ok(Call.of("jukeboxControl", "action", "get"), PLAYLIST).ids("entry"));
        probe.ok("jukeboxControl", "action", "shuffle");
        probe.ok("jukeboxControl", "action", "clear");
        probe.equal("songs after clear", List.of(),
                probe.ok(Call.of("jukeboxControl", "action", "get"), PLAYLIST).ids("entry"));
    }

    private static void volume(Probe probe) {
        needDevice(probe);
        AnswerTree before = probe.ok("jukeboxControl", "action", "status");
        probe.lastly(Call.of("jukeboxControl", "action", "setGain", "gain", before.text("gain")));
        AnswerTree after = probe.ok("jukeboxControl", "action", "setGain", "gain", "0.25");
        probe.equal("gain", Optional.of("0.25"), after.find("gain"));
    }
}
