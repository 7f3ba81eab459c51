package io.antiphon.core.lyrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One line of LRC while it is read, at all the times it is sung.
final class Verse {

    /// More words than these are not moved along: what a small hostile line can swell to.
    private static final int MAX_WORDS = 5_000;

    private final List<Duration> stamps;
    private final VoiceBuilder lead;
    private final VoiceBuilder behind = new VoiceBuilder(null, true);

    /// @param stamps at least one
    Verse(List<Duration> stamps, @Nullable String singer) {
        this.stamps = List.copyOf(stamps);
        this.lead = new VoiceBuilder(singer, false);
    }

    boolean startsAt(Duration stamp) {
        return stamps.getFirst().equals(stamp);
    }

    void sing(String words) {
        Stamps.append(lead, words, stamps.getFirst());
    }

    void singBehind(String words) {
        behind.append(" ");
        Stamps.append(behind, words, stamps.getFirst());
    }

    void continueOnNextLine(String words) {
        lead.lineBreak();
        lead.append(words);
    }

    /// Word stamps are written for the first time it is sung and moved along for the others.
    Stream<LineDraft> lines() {
        List<Voice> voices = new ArrayList<>(List.of(lead.build()));
        Voice background = behind.build();
        if (!background.text().isEmpty()) {
            voices.add(background);
            voices.removeIf(voice -> voice.text().isEmpty());
        }
        boolean fewWords = voices.stream().mapToInt(voice -> voice.words().size()).sum() * stamps.size() <= MAX_WORDS;
        return stamps.stream().map(stamp -> {
            Duration delta = stamp.minus(stamps.getFirst());
            return new LineDraft(stamp, null, voices.stream()
                    .map(voice -> fewWords || delta.isZero() ? voice.shifted(delta) : voice.withoutWords())
                    .toList());
        });
    }
}
