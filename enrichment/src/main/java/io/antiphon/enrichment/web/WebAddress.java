package io.antiphon.enrichment.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An address that may be asked: http or https, with a host and an open port. A name and password in it (private feeds have such) are
/// taken out and sent as a header, to the same host only.
///
/// @param uri without user information and fragment
record WebAddress(URI uri, String host, @Nullable String authorization) {

    private static final int MAX_LENGTH = 8000;

    static WebAddress parse(String text, Set<Integer> ports) throws WebException {
        try {
            return of(new URI(withoutSpaces(text)), ports);
        } catch (URISyntaxException e) {
            throw new WebException("not an address of the web", e);
        }
    }

    /// @param location absolute or relative to this address
    WebAddress redirect(String location, Set<Integer> ports) throws WebException {
        try {
            WebAddress next = of(uri.resolve(new URI(withoutSpaces(location))), ports);
            return next.isSameServerAs(this) && next.authorization == null
                    ? new WebAddress(next.uri, host, authorization)
                    : next;
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new WebException("%s redirects to something that is no address".formatted(host), e);
        }
    }

    private static WebAddress of(URI uri, Set<Integer> ports) throws WebException, URISyntaxException {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        String host = uri.getHost();
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new WebException("only http and https addresses are fetched");
        }
        if (host == null || host.isEmpty()) {
            throw new WebException("the address names no host");
        }
        WebAddress address = new WebAddress(clean(scheme, uri), host.toLowerCase(Locale.ROOT), authorization(uri));
        if (!ports.isEmpty() && !ports.contains(address.port())) {
            throw new WebException("port %d of %s may not be connected to".formatted(address.port(), host));
        }
        return address;
    }

    boolean isSameServerAs(WebAddress other) {
        return host.equals(other.host) && port() == other.port()
                && Objects.equals(uri.getScheme(), other.uri.getScheme());
    }

    private int port() {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equals(uri.getScheme()) ? 443 : 80;
    }

    private static URI clean(String scheme, URI uri) throws URISyntaxException {
        StringBuilder text = new StringBuilder(scheme).append("://").append(uri.getHost());
        if (uri.getPort() >= 0) {
            text.append(':').append(uri.getPort());
        }
        String path = uri.getRawPath();
        text.append(path == null || path.isEmpty() ? "/" : path);
        if (uri.getRawQuery() != null) {
            text.append('?').append(uri.getRawQuery());
        }
        return new URI(text.toString());
    }

    private static @Nullable String authorization(URI uri) {
        String user = uri.getUserInfo();
        return user == null ? null
                : "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
    }

    /// Feeds and servers forget to encode spaces.
    private static String withoutSpaces(String text) throws WebException {
        String stripped = text.strip();
        if (stripped.length() > MAX_LENGTH) {
            throw new WebException("the address is longer than %d characters".formatted(MAX_LENGTH));
        }
        return stripped.replace(" ", "%20");
    }
}
