package io.antiphon.core.playlist.file;

import io.antiphon.core.playlist.file.PlaylistDocument.Entry;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What paths an entry's location may mean, most likely first. Only names are compared; nothing is ever looked up on a disk here.
public final class Locations {

    private static final Pattern REMOTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+://.*", Pattern.DOTALL);
    private static final Pattern DRIVE = Pattern.compile("/?[A-Za-z]:[/\\\\].*", Pattern.DOTALL);
    private static final Pattern ENCODED = Pattern.compile("%[0-9A-Fa-f]{2}");
    private static final String FILE = "file:";
    private static final int MAX_LENGTH = 8_000;

    private Locations() {}

    /// Spellings of the path with `/` between names, absolute or not; none for addresses elsewhere.
    public static List<String> spellings(Entry entry) {
        String location = entry.location().strip();
        if (location.length() > MAX_LENGTH) {
            return List.of();
        }
        boolean fileUrl = location.regionMatches(true, 0, FILE, 0, FILE.length());
        if (!fileUrl && REMOTE.matcher(location).matches()) {
            return List.of();
        }
        String path = fileUrl ? withoutHost(location.substring(FILE.length())) : location;
        Set<String> spellings = new LinkedHashSet<>();
        boolean encoded = ENCODED.matcher(path).find();
        if (encoded && (fileUrl || entry.address())) {
            add(spellings, decoded(path));
        }
        add(spellings, path);
        if (encoded) {
            add(spellings, decoded(path));
        }
        return List.copyOf(spellings);
    }

    private static void add(Set<String> spellings, String path) {
        if (DRIVE.matcher(path).matches()) {
            // The drive of another machine: absolute, and known nowhere here.
            spellings.add("/" + path.substring(path.indexOf(':') + 2).replace('\\', '/'));
            return;
        }
        spellings.add(path);
        spellings.add(path.replace('\\', '/'));
    }

    /// `file://localhost/a`, `file:///a` and `file:/a` are the same.
    private static String withoutHost(String rest) {
        if (!rest.startsWith("//")) {
            return rest;
        }
        int slash = rest.indexOf('/', 2);
        return slash < 0 ? "" : rest.substring(slash);
    }

    /// Percent-decoded as UTF-8, or as what the bytes are if they are no UTF-8; a stray `%` stays.
    static String decoded(String path) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            int high = c == '%' && i + 2 < path.length() ? Character.digit(path.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(path.charAt(i + 2), 16);
            if (low >= 0) {
                bytes.write(high * 16 + low);
                i += 2;
            } else if (Character.isHighSurrogate(c) && i + 1 < path.length()) {
                bytes.writeBytes(path.substring(i, i + 2).getBytes(StandardCharsets.UTF_8));
                i++;
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return TextEncoding.decode(bytes.toByteArray());
    }

    /// Percent-encodes a path for a relative URI (RFC 3986), slashes kept.
    static String encoded(String path) {
        StringBuilder result = new StringBuilder(path.length() + 16);
        for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || "-._~/!$&'()*+,=@".indexOf(c) >= 0)) {
                result.append(c);
            } else {
                result.append("%%%02X".formatted((int) c));
            }
        }
        return result.toString();
    }

    /// The path without `.`, `..` and empty names, relative to the root of everything; `..` above that is dropped.
    public static String normalized(String path) {
        Deque<String> names = new ArrayDeque<>();
        for (String name : path.split("/", -1)) {
            if (name.equals("..")) {
                names.pollLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return String.join("/", new ArrayList<>(names));
    }
}
