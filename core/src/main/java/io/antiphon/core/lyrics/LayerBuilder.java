package io.antiphon.core.lyrics;

import io.antiphon.core.lyrics.Lyrics.CueLine;
import io.antiphon.core.lyrics.Lyrics.Line;
import io.antiphon.core.lyrics.Lyrics.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns what a parser understood into a layer that holds to every rule of the songLyrics extension, whatever the source
/// held (<https://opensubsonic.netlify.app/docs/responses/structuredlyrics/>).
final class LayerBuilder {

    private static final int MAX_LINES = 10_000;
    /// A line with many time stamps is sent many times: what a source of a megabyte can swell to.
    private static final int MAX_TEXT = 2_000_000;
    private static final int MAX_CUES = 50_000;
    private static final Duration MAX_OFFSET = Duration.ofHours(1);

    private LayerBuilder() {}

    /// Empty when there is nothing to read in it.
    static Optional<Lyrics> build(LayerDraft draft) {
        boolean synced = draft.lines().stream().anyMatch(line -> line.start() != null);
        List<LineDraft> lines = limited(synced ? timed(draft.lines()) : trimmed(draft.lines()));
        if (lines.stream().allMatch(LineDraft::isBlank)) {
            return Optional.empty();
        }
        List<CueLine> cueLines = List.of();
        List<Lyrics.Agent> agents = List.of();
        if (synced) {
            Roster roster = new Roster(draft, lines);
            cueLines = cueLines(lines, roster);
            agents = cueLines.isEmpty() ? List.of() : roster.agents();
        }
        return Optional.of(new Lyrics(draft.kind(), Languages.normalize(draft.language()), synced,
                cleanOrNull(draft.artist()), cleanOrNull(draft.title()), bounded(draft.offset()),
                lines.stream().map(line -> new Line(line.start(), line.text())).toList(), agents, cueLines));
    }

    private static List<LineDraft> timed(List<LineDraft> lines) {
        return lines.stream()
                .filter(line -> line.start() != null)
                .sorted(Comparator.comparing(line -> Objects.requireNonNull(line.start())))
                .toList();
    }

    private static List<LineDraft> trimmed(List<LineDraft> lines) {
        int from = 0;
        int to = lines.size();
        while (from < to && lines.get(from).isBlank()) {
            from++;
        }
        while (from < to && lines.get(to - 1).isBlank()) {
            to--;
        }
        return lines.subList(from, to);
    }

    private static List<LineDraft> limited(List<LineDraft> lines) {
        List<LineDraft> kept = new ArrayList<>();
        int text = 0;
        for (LineDraft line : lines) {
            text += line.text().length();
            if (text > MAX_TEXT || kept.size() == MAX_LINES) {
                break;
            }
            kept.add(line);
        }
        return kept;
    }

    private static List<CueLine> cueLines(List<LineDraft> lines, Roster roster) {
        List<CueLine> result = new ArrayList<>();
        int cues = 0;
        for (int i = 0; i < lines.size() && cues < MAX_CUES; i++) {
            @Nullable Duration nextStart = i + 1 < lines.size() ? lines.get(i + 1).start() : null;
            for (Voice voice : mainFirst(lines.get(i), roster)) {
                @Nullable CueLine made = cueLine(i, lines.get(i), nextStart, voice, roster);
                if (made != null) {
                    result.add(made);
                    cues += made.cues().size();
                }
            }
        }
        return result;
    }

    private static @Nullable CueLine cueLine(int index, LineDraft line, @Nullable Duration nextStart, Voice voice,
            Roster roster) {
        Lyrics.@Nullable Agent agent = roster.agentOf(voice);
        @Nullable String agentId = agent == null ? null : agent.id();
        if (!voice.words().isEmpty()) {
            return CueMaker.words(index, line, nextStart, voice, agentId);
        }
        if (agentId == null || line.start() == null || voice.text().isBlank()) {
            return null;
        }
        return CueMaker.whole(index, line, line.start(), voice, agentId);
    }

    private static List<Voice> mainFirst(LineDraft line, Roster roster) {
        return line.voices().stream().sorted(Comparator.comparing(voice -> {
            Lyrics.@Nullable Agent agent = roster.agentOf(voice);
            return agent != null && agent.role() != Role.MAIN;
        })).toList();
    }

    private static @Nullable String cleanOrNull(@Nullable String text) {
        String cleaned = text == null ? "" : VoiceBuilder.clean(text);
        return cleaned.isBlank() ? null : cleaned;
    }

    private static Duration bounded(Duration offset) {
        return offset.abs().compareTo(MAX_OFFSET) > 0 ? Duration.ZERO : offset;
    }
}
