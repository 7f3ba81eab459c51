package io.antiphon.core.upload;

import io.antiphon.core.library.scan.files.FileNames;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Makes names of files and folders out of any text: good on every file system that people keep music on, Windows and SMB included
/// (<https://learn.microsoft.com/windows/win32/fileio/naming-a-file>), seen by scans, and leading nowhere.
final class SafeNames {

    /// Bytes of UTF-8. File systems take 255; there must be room for a number and for what other programs add.
    static final int LONGEST = 180;

    private static final String REPLACED = "/\\:*?\"<>|";
    private static final Pattern RESERVED = Pattern.compile(
            "(?:CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(?:COM|LPT)[0-9¹²³])",
            Pattern.CASE_INSENSITIVE);

    private SafeNames() {}

    /// The name of a folder.
    static String folder(String text) {
        return limited(clean(text), LONGEST);
    }

    /// The name of a file.
    ///
    /// @param ending without the dot
    static String file(String stem, String ending) {
        return limited(clean(stem), LONGEST - ending.length() - 1) + "." + ending;
    }

    /// What two names have in common that some file system takes for one.
    static String key(String name) {
        String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
        return Normalizer.normalize(composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    /// A value that goes into a name: it must not begin a folder of its own.
    static String value(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(c -> append(kept, c));
        return kept.toString().strip();
    }

    private static void append(StringBuilder kept, int c) {
        switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> {
                // Runs of space are one space.
                if (!kept.isEmpty() && kept.charAt(kept.length() - 1) != ' ') {
                    kept.append(' ');
                }
            }
            // Invisible ones, among them those that turn the direction of what follows; halves of characters; what means nothing.
            case Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> {}
            default -> kept.appendCodePoint(REPLACED.indexOf(c) >= 0 ? '_' : c);
        }
    }

    private static String clean(String text) {
        String name = withoutEnd(value(text));
        if (name.isEmpty()) {
            return "_";
        }
        if (name.startsWith(".")) {
            // Hidden files are not scanned.
            name = "_" + name.substring(1);
        }
        int dot = name.indexOf('.');
        boolean taken = RESERVED.matcher((dot < 0 ? name : name.substring(0, dot)).strip()).matches();
        return taken || FileNames.isSkipped(name) ? "_" + name : name;
    }

    /// Without dots and spaces at the end, which Windows leaves out without a word.
    private static String withoutEnd(String name) {
        int end = name.length();
        while (end > 0 && (name.charAt(end - 1) == '.' || name.charAt(end - 1) == ' ')) {
            end--;
        }
        return name.substring(0, end);
    }

    private static String limited(String name, int bytes) {
        if (name.getBytes(StandardCharsets.UTF_8).length <= bytes) {
            return name;
        }
        StringBuilder kept = new StringBuilder();
        int length = 0;
        for (int i = 0; i < name.length();) {
            int c = name.codePointAt(i);
            length += Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
            if (length > bytes) {
                break;
            }
            kept.appendCodePoint(c);
            i += Character.charCount(c);
        }
        return withoutEnd(kept.toString());
    }
}
