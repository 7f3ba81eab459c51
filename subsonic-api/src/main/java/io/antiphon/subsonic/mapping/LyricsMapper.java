package io.antiphon.subsonic.mapping;

import io.antiphon.core.lyrics.Lyrics;
import io.antiphon.subsonic.response.Agent;
import io.antiphon.subsonic.response.Cue;
import io.antiphon.subsonic.response.CueLine;
import io.antiphon.subsonic.response.Line;
import io.antiphon.subsonic.response.LyricsList;
import io.antiphon.subsonic.response.StructuredLyrics;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Lyrics, by the rules of the songLyrics extension: without `enhanced` only main layers and no trace of version 2.
public final class LyricsMapper {

    private LyricsMapper() {}

    public static LyricsList list(List<Lyrics> layers, boolean enhanced) {
        return new LyricsList(layers.stream()
                .filter(layer -> enhanced || layer.kind() == Lyrics.Kind.MAIN)
                .map(layer -> layer(layer, enhanced))
                .toList());
    }

    /// The lines alone.
    public static String text(Lyrics lyrics) {
        return lyrics.lines().stream().map(Lyrics.Line::text).collect(Collectors.joining("\n"));
    }

    private static StructuredLyrics layer(Lyrics lyrics, boolean enhanced) {
        boolean cued = enhanced && lyrics.synced() && !lyrics.cueLines().isEmpty();
        boolean attributed = cued && !lyrics.agents().isEmpty();
        return new StructuredLyrics(lyrics.language(), lyrics.synced(),
                lyrics.lines()
                        .stream()
                        .map(line -> new Line(line.text(), lyrics.synced() ? millis(line.start()) : null))
                        .toList(),
                lyrics.displayArtist(),
                lyrics.displayTitle(), lyrics.offset().isZero() ? null : lyrics.offset().toMillis(),
                enhanced ? lyrics.kind().name().toLowerCase(Locale.ROOT) : null,
                attributed
                        ? lyrics.agents()
                                .stream()
                                .map(agent -> new Agent(agent.id(), role(agent.role()), agent.name()))
                                .toList()
                        : null,
                cued ? lyrics.cueLines().stream().map(line -> cueLine(line, attributed)).toList() : null);
    }

    private static CueLine cueLine(Lyrics.CueLine line, boolean attributed) {
        return new CueLine(line.index(), millis(line.start()), millis(line.end()), line.text(),
                attributed ? line.agentId() : null,
                line.cues()
                        .stream()
                        .map(cue -> new Cue(cue.start().toMillis(), millis(cue.end()), cue.byteStart(), cue.byteEnd(),
                                cue.text()))
                        .toList());
    }

    private static String role(Lyrics.Role role) {
        return role == Lyrics.Role.BACKGROUND ? "bg" : role.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Long millis(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis();
    }
}
