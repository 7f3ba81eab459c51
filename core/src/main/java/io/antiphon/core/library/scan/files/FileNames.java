package io.antiphon.core.library.scan.files;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What names of files and folders say.
public final class FileNames {

    private static final Set<String> SKIPPED_FOLDERS = Set.of("@eadir", "#recycle", "#snapshot", "$recycle.bin",
            "lost+found", "system volume information");
    private static final Set<String> IGNORE_MARKERS = Set.of(".ndignore", ".nomedia", ".antiphonignore");
    private static final Set<String> IMAGES = Set.of("jpg", "jpeg", "png", "webp", "gif");
    private static final Set<String> SIDECARS = Set.of("lrc", "txt");
    private static final Set<String> PLAYLISTS = Set.of("m3u", "m3u8", "pls", "xspf", "nsp");
    private static final Pattern DISC = Pattern.compile(
            "(?:cd|dis[ck]|disque|volume)[ ._-]*(?:\\d{1,3}|[ivx]{1,4}|one|two|three|four|five|six)(?:[ ._:,(\\[-].*)?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private FileNames() {}

    /// The text after the last dot in lower case, empty when there is none.
    public static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /// The name without its ending.
    public static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    /// The last element of a path with `/`.
    public static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// The path without its last element; empty for a path of one element.
    public static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    /// Whether a folder's name says that it is one disc of an album: `CD1`, `Disc 2`, `disk 3 - foo`.
    public static boolean isDisc(String name) {
        return DISC.matcher(name).matches();
    }

    static boolean isImage(String name) {
        return IMAGES.contains(ending(name));
    }

    static boolean isSidecar(String name) {
        return SIDECARS.contains(ending(name));
    }

    static boolean isPlaylist(String name) {
        return PLAYLISTS.contains(ending(name));
    }

    static boolean isIgnoreMarker(String name) {
        return IGNORE_MARKERS.contains(name);
    }

    /// Whether scans pass a folder of this name over.
    public static boolean isSkipped(String name) {
        return name.startsWith(".") || SKIPPED_FOLDERS.contains(name.toLowerCase(Locale.ROOT));
    }
}
