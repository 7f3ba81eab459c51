package io.antiphon.core.lyrics;

import io.antiphon.core.lyrics.Lyrics.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A lyrics file beside a track: `name.lrc`, `name.LANG.lrc`, and the same with the track's own suffix kept: `name.mp3.lrc`.
///
/// @param language as the file's name says it, normalised
record Sidecar(Path file, LyricsFormat format, @Nullable String language) {

    /// Empty when the file doesn't belong to the track or is no lyrics file.
    ///
    /// @param trackName the name of the track's file
    static Optional<Sidecar> of(Path file, String trackName) {
        int dot = trackName.lastIndexOf('.');
        String base = dot <= 0 ? trackName : trackName.substring(0, dot);
        String name = file.getFileName().toString();
        if (!name.startsWith(base + ".")) {
            return Optional.empty();
        }
        String rest = name.substring(base.length() + 1);
        String ownSuffix = dot <= 0 ? "" : trackName.substring(dot + 1).toLowerCase(Locale.ROOT) + ".";
        if (!ownSuffix.isEmpty() && rest.toLowerCase(Locale.ROOT).startsWith(ownSuffix)) {
            rest = rest.substring(ownSuffix.length());
        }
        int last = rest.lastIndexOf('.');
        String middle = last < 0 ? "" : rest.substring(0, last);
        if (!middle.isEmpty() && !Languages.isCode(middle)) {
            return Optional.empty();
        }
        @Nullable String language = middle.isEmpty() ? null : Languages.normalize(middle);
        return LyricsFormat.ofSuffix(rest.substring(last + 1)).map(format -> new Sidecar(file, format, language));
    }

    /// The layers in it; what the name says counts where the content says nothing.
    ///
    /// @param kind what its main layer is to the song
    List<Lyrics> parse(String text, Kind kind) {
        return format.parse(text)
                .stream()
                .map(layer -> layer.kind() == Kind.MAIN ? named(layer, kind) : layer)
                .toList();
    }

    private Lyrics named(Lyrics layer, Kind kind) {
        String spoken = language != null && layer.language().equals(Languages.UNKNOWN) ? language : layer.language();
        return layer.as(kind, spoken);
    }
}
