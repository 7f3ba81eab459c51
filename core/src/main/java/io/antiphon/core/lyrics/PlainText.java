package io.antiphon.core.lyrics;

import java.util.List;

/// Reads lyrics without times.
final class PlainText {

    private PlainText() {}

    static List<Lyrics> parse(String text) {
        List<LineDraft> lines = text.lines()
                .map(line -> new LineDraft(null, null,
                        List.of(new Voice(null, false, VoiceBuilder.clean(line), List.of()))))
                .toList();
        return LayerBuilder.build(LayerDraft.of(Lyrics.Kind.MAIN, null, lines)).stream().toList();
    }
}
