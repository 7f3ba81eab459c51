package io.antiphon.core.user;

import io.antiphon.core.LibraryException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a credential's terms are written: `scopes`, each of which takes something away (`read-only`, `no-download`,
/// `music-folder:ID`), and the moment it ends, as ISO 8601.
public final class Scopes {

    private static final String READ_ONLY = "read-only";
    private static final String NO_DOWNLOAD = "no-download";
    private static final String MUSIC_FOLDER = "music-folder:";

    private Scopes() {}

    /// @param folders ids of the music folders that the owner may see
    /// @throws LibraryException.Invalid naming what is not understood
    public static Terms read(@Nullable List<String> scopes, @Nullable String expiresAt, Set<Integer> folders) {
        boolean readOnly = false;
        boolean noDownload = false;
        Integer musicFolder = null;
        for (String scope : scopes == null ? List.<String>of() : scopes) {
            if (scope.equals(READ_ONLY)) {
                readOnly = true;
            } else if (scope.equals(NO_DOWNLOAD)) {
                noDownload = true;
            } else if (scope.startsWith(MUSIC_FOLDER) && musicFolder == null) {
                musicFolder = folder(scope, folders);
            } else {
                throw new LibraryException.Invalid(
                        "`scopes` may hold `read-only`, `no-download` and one `music-folder:ID`, not `%s`"
                                .formatted(scope));
            }
        }
        return new Terms(new AccessScope(readOnly, noDownload, musicFolder), moment(expiresAt));
    }

    public static List<String> write(AccessScope scope) {
        List<String> scopes = new ArrayList<>();
        if (scope.readOnly()) {
            scopes.add(READ_ONLY);
        }
        if (scope.noDownload()) {
            scopes.add(NO_DOWNLOAD);
        }
        if (scope.musicFolder() != null) {
            scopes.add(MUSIC_FOLDER + scope.musicFolder());
        }
        return scopes;
    }

    private static Integer folder(String scope, Set<Integer> folders) {
        String id = scope.substring(MUSIC_FOLDER.length());
        return folders.stream()
                .filter(folder -> folder.toString().equals(id))
                .findFirst()
                .orElseThrow(() -> new LibraryException.Invalid("there is no music folder `%s` to see".formatted(id)));
    }

    /// @throws LibraryException.Invalid when it is none
    public static @Nullable Instant moment(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException _) {
            throw new LibraryException.Invalid(
                    "a moment is written like 2030-01-31T12:00:00Z, not `%s`".formatted(text));
        }
    }
}
