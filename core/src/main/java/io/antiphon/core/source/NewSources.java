package io.antiphon.core.source;

import io.antiphon.core.LibraryException;
import io.antiphon.core.source.SourceService.NewSource;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Whether what somebody wants to be a source can be one.
final class NewSources {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_ADDRESS = 2_000;

    private NewSources() {}

    /// @throws LibraryException.Invalid naming what makes no sense
    static void requireSense(NewSource wanted) {
        if (wanted.name().isBlank() || wanted.name().length() > LONGEST_NAME
                || wanted.address().length() > LONGEST_ADDRESS) {
            throw new LibraryException.Invalid(
                    "A source has a name of at most %d characters, and an address of at most %d"
                            .formatted(LONGEST_NAME, LONGEST_ADDRESS));
        }
        if (wanted.kind() == SourceKind.FOLDER) {
            requireFolder(wanted.address());
        } else {
            requireWeb(wanted.address());
        }
    }

    private static void requireFolder(String address) {
        try {
            if (Path.of(address).isAbsolute() && Files.isDirectory(Path.of(address))) {
                return;
            }
        } catch (InvalidPathException _) {
            // Said below.
        }
        throw new LibraryException.Invalid("A folder is named by its full path on the server, and must be there");
    }

    private static void requireWeb(String address) {
        try {
            URI uri = new URI(address.strip().replace(" ", "%20"));
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null && uri.getUserInfo() == null) {
                return;
            }
        } catch (URISyntaxException _) {
            // Said below.
        }
        throw new LibraryException.Invalid(
                "A folder on the web is named by its http or https address, without name and password in it");
    }
}
