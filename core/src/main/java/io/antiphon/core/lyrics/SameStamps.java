package io.antiphon.core.lyrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Tells translations from lines: in LRC of two languages each stamp stands twice, first before the line, then before its
/// translation. Where only few stamps repeat, as credits at the start do, all of them are lines.
final class SameStamps {

    private static final int MAX_TRANSLATIONS = 4;
    /// One in so many of the lines at least has a translation.
    private static final int RARE = 3;

    private final List<LineDraft> main = new ArrayList<>();
    private final List<List<LineDraft>> translations = new ArrayList<>();
    private final List<LineDraft> all;

    /// @param timed lines with a start each
    SameStamps(List<LineDraft> timed) {
        this.all = timed.stream()
                .sorted(Comparator.comparing(line -> Objects.requireNonNull(line.start())))
                .toList();
        Map<Duration, List<LineDraft>> byStamp = new LinkedHashMap<>();
        all.forEach(line -> byStamp.computeIfAbsent(Objects.requireNonNull(line.start()), _ -> new ArrayList<>())
                .add(line));
        byStamp.values().forEach(this::sort);
    }

    List<LineDraft> main() {
        return isBilingual() ? List.copyOf(main) : all;
    }

    List<List<LineDraft>> translations() {
        return isBilingual() ? List.copyOf(translations) : List.of();
    }

    private boolean isBilingual() {
        long written = main.stream().filter(line -> !line.isBlank()).count();
        return !translations.isEmpty() && translations.getFirst().size() * (long) RARE >= written;
    }

    private void sort(List<LineDraft> together) {
        List<LineDraft> written = together.stream().filter(line -> !line.isBlank()).toList();
        if (written.isEmpty()) {
            main.add(together.getFirst());
            return;
        }
        LineDraft line = written.getFirst();
        main.add(line);
        int layer = 0;
        for (LineDraft other : written.subList(1, written.size())) {
            if (isSungBeside(line, other) || layer == MAX_TRANSLATIONS) {
                main.add(other);
            } else if (!other.text().equals(line.text())) {
                translation(layer).add(new LineDraft(other.start(), other.end(),
                        other.voices().stream().map(Voice::unattributed).toList()));
                layer++;
            }
        }
    }

    private List<LineDraft> translation(int layer) {
        if (layer == translations.size()) {
            translations.add(new ArrayList<>());
        }
        return translations.get(layer);
    }

    /// Another singer at the same time is no translation.
    private static boolean isSungBeside(LineDraft line, LineDraft other) {
        Voice lead = line.voices().getFirst();
        return other.voices()
                .stream()
                .anyMatch(voice -> voice.background()
                        || voice.isAttributed() && !Objects.equals(voice.agent(), lead.agent()));
    }
}
