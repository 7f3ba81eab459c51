package io.antiphon.enrichment.source;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// The address of a folder, and what lies below it. Whatever a server says, nothing else is asked: ids are paths below the folder, as they
/// are written in addresses.
final class FolderAddress {

    private static final int LONGEST = 3_900;

    private final URI root;

    /// @throws IllegalArgumentException when it is no address
    FolderAddress(String address) {
        String plain = address.strip().replace(" ", "%20").replaceFirst("[?#].*$", "");
        this.root = URI.create(plain.endsWith("/") ? plain : plain + "/");
    }

    /// The address of something below.
    ///
    /// @param id empty for the folder itself
    Optional<URI> at(String id) {
        return id.isEmpty() ? Optional.of(root) : below(root, id).map(root::resolve);
    }

    /// The id of what a link in the folder leads to; empty when it leads elsewhere.
    ///
    /// @param folder the id of the folder that has the link
    Optional<String> id(String folder, String link) {
        return at(folder).flatMap(from -> below(from, link)).filter(id -> !id.isEmpty() && id.length() <= LONGEST);
    }

    private Optional<String> below(URI from, String link) {
        try {
            URI to = from.resolve(new URI(link.strip().replace(" ", "%20"))).normalize();
            boolean same = Objects.equals(to.getScheme(), root.getScheme())
                    && Objects.equals(to.getRawAuthority(), root.getRawAuthority());
            String path = to.getRawPath();
            return same && path != null && path.startsWith(root.getRawPath()) && !isHiding(path)
                    && to.getRawQuery() == null
                            ? Optional.of(path.substring(root.getRawPath().length()))
                            : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Dots and slashes that are written so that only the server sees them.
    private static boolean isHiding(String path) {
        String decoded = decoded(path);
        return decoded.contains("/../") || decoded.endsWith("/..") || path.toLowerCase(Locale.ROOT).contains("%2f")
                || decoded.indexOf('\0') >= 0;
    }

    /// As people read it.
    static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return path;
        }
    }

    /// The last part of an id, as people read it.
    static String name(String id) {
        String plain = id.endsWith("/") ? id.substring(0, id.length() - 1) : id;
        return decoded(plain.substring(plain.lastIndexOf('/') + 1));
    }
}
