package io.antiphon.core.lyrics;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One layer of a track's lyrics.
///
/// @param language ISO 639 code, `und` when not known
/// @param synced whether lines have times
/// @param offset positive to show the lines earlier
/// @param agents who sings; empty when not told apart
/// @param cueLines word timing, empty when there is none; only when `synced`
public record Lyrics(Kind kind, String language, boolean synced, @Nullable String displayArtist,
        @Nullable String displayTitle, Duration offset, List<Line> lines,
        List<Agent> agents, List<CueLine> cueLines) {

    public Lyrics {
        lines = List.copyOf(lines);
        agents = List.copyOf(agents);
        cueLines = List.copyOf(cueLines);
    }

    /// The same words as another kind of layer or in another language.
    Lyrics as(Kind otherKind, String otherLanguage) {
        return new Lyrics(otherKind, otherLanguage, synced, displayArtist, displayTitle, offset, lines, agents,
                cueLines);
    }

    /// Whether this layer makes another one needless, as a file does that was copied into a tag.
    boolean saysTheSameAs(Lyrics other) {
        return kind == other.kind && language.equals(other.language) && offset.equals(other.offset)
                && lines.equals(other.lines)
                && cueLines.size() >= other.cueLines.size();
    }

    /// What a layer is to the song.
    public enum Kind {
        MAIN, TRANSLATION, PRONUNCIATION
    }

    /// One line.
    ///
    /// @param start absent when the lyrics are not synced
    public record Line(@Nullable Duration start, String text) {}

    /// Who sings.
    ///
    /// @param id unique in its layer
    public record Agent(String id, Role role, @Nullable String name) {}

    /// The part an agent has. Exactly one agent of a layer is `MAIN`.
    public enum Role {
        MAIN, VOICE, BACKGROUND, GROUP
    }

    /// The words of one line with their times.
    ///
    /// @param index of the line
    /// @param text what the cues point into
    public record CueLine(int index, @Nullable Duration start, @Nullable Duration end, String text,
            @Nullable String agentId, List<Cue> cues) {

        public CueLine {
            cues = List.copyOf(cues);
        }
    }

    /// One word or syllable. Cues of a line never overlap; either all or none of them have an end.
    ///
    /// @param byteStart offset of its first byte in the line's UTF-8 text
    /// @param byteEnd offset of its last byte, included
    public record Cue(Duration start, @Nullable Duration end, int byteStart, int byteEnd, String text) {}
}
