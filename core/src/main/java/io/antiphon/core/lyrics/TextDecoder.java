package io.antiphon.core.lyrics;

import io.antiphon.core.text.UnicodeText;
import java.nio.charset.Charset;

/// Makes text of a file's bytes: Unicode, else Windows-1252, which old programs wrote.
final class TextDecoder {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private TextDecoder() {}

    static String decode(byte[] bytes) {
        return UnicodeText.decode(bytes).orElseGet(() -> new String(bytes, WINDOWS_1252));
    }
}
