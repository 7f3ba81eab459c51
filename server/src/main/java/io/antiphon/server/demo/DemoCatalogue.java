package io.antiphon.server.demo;

import io.antiphon.server.demo.DemoAlbum.DemoTrack;
import io.antiphon.server.demo.DemoAlbum.Mood;
import java.util.List;

/// What the demo library holds: one album for each thing that a music server must get right.
final class DemoCatalogue {

    private static final String WORDS = """
            [la:en]
            [00:01.00]Morning comes in over the harbour
            [00:05.00]Every sail is a page to turn
            [00:09.00]Call it out and the hills will answer
            [00:13.00]Call it out, and the hills return
            """;

    private DemoCatalogue() {}

    static List<DemoAlbum> albums() {
        return List.of(
                new DemoAlbum("The Harbour Lights/Answering Hills", "flac", "The Harbour Lights", "Answering Hills",
                        2019, "Folk", false, 0.55f, false,
                        List.of(new DemoTrack(1, 1, "Morning over the Harbour", null, Mood.CALM, WORDS),
                                DemoTrack.of(2, "Answering Hills", Mood.BRIGHT),
                                DemoTrack.of(3, "Slow Tide", Mood.CALM), DemoTrack.of(4, "Lanterns", Mood.DARK))),
                new DemoAlbum("Zoë Ångström/Nattljus", "mp3", "Zoë Ångström", "Nattljus", 2021, "Ambient", false, 0.75f,
                        true,
                        List.of(DemoTrack.of(1, "Första snön", Mood.CALM), DemoTrack.of(2, "Norrsken", Mood.DARK),
                                new DemoTrack(1, 3, "Vinterväg", "Zoë Ångström feat. The Harbour Lights", Mood.WALTZ,
                                        null))),
                new DemoAlbum("青木はるか/星の手紙", "opus", "青木はるか", "星の手紙", 2023, "Electronic", false, 0.92f, false,
                        List.of(DemoTrack.of(1, "夜明け", Mood.BRIGHT), DemoTrack.of(2, "星の手紙", Mood.CALM),
                                DemoTrack.of(3, "雨のあと", Mood.DARK))),
                new DemoAlbum("Ensemble Vierhändig/Twelve Small Dances", "m4a", "Ensemble Vierhändig",
                        "Twelve Small Dances", 2015, "Classical", false, 0.1f, true,
                        List.of(new DemoTrack(1, 1, "Dance No. 1 in C minor", null, Mood.WALTZ, null),
                                new DemoTrack(1, 2, "Dance No. 2 in F", null, Mood.BRIGHT, null),
                                new DemoTrack(2, 1, "Dance No. 7 in D minor", null, Mood.WALTZ, null),
                                new DemoTrack(2, 2, "Dance No. 8, „Abend“", null, Mood.CALM, null))),
                new DemoAlbum("Compilations/Night Bus Radio", "ogg", "Various Artists", "Night Bus Radio", 2024,
                        "Electronic", true, 0.33f, false,
                        List.of(new DemoTrack(1, 1, "Last Stop", "Kilometre Zero", Mood.DARK, null),
                                new DemoTrack(1, 2, "Rain on Glass", "Zoë Ångström", Mood.CALM, null),
                                new DemoTrack(1, 3, "Neon Field", "Paper Antenna", Mood.BRIGHT, null),
                                new DemoTrack(1, 4, "Home by Four", "The Harbour Lights", Mood.CALM, null))));
    }
}
