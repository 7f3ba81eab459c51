package io.antiphon.conformance.suite;

import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/// One thing a server must do, described once and run in every format.
///
/// @param endpoint the endpoint it is counted under
/// @param source the page of the documentation, or the practice, that asks for it
/// @param extension the extension that must be advertised for it, null for none
/// @param changes whether it changes what the server keeps
/// @param bothFormats whether it runs in XML and in JSON, or once since the format doesn't matter
public record Case(Kind kind, String chapter, String endpoint, String title, String source,
        @Nullable String extension, boolean changes, boolean bothFormats, Script script) {

    /// A short name that stays the same, such as `getAlbum/holds-the-songs-of-the-album`.
    public String id() {
        return endpoint + "/" + title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    public Optional<String> findExtension() {
        return Optional.ofNullable(extension);
    }
}
