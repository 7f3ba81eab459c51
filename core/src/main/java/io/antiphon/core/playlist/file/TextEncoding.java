package io.antiphon.core.playlist.file;

import io.antiphon.core.text.UnicodeText;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Turns bytes of an unknown encoding into text: Unicode, else Windows-1252, of which Latin-1 is the printable part. A byte that
/// Windows-1252 leaves undefined makes it Latin-1, so that no path loses a character.
public final class TextEncoding {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final char UNDEFINED = '\ufffd';

    private TextEncoding() {}

    public static String decode(byte[] bytes) {
        return UnicodeText.decode(bytes).orElseGet(() -> inWestern(bytes));
    }

    private static String inWestern(byte[] bytes) {
        String text = new String(bytes, WINDOWS);
        return text.indexOf(UNDEFINED) < 0 ? text : new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
