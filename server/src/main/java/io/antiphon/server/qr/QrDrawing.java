package io.antiphon.server.qr;

import java.util.ArrayList;
import java.util.List;

/// Draws QR codes with half blocks, two squares above each other in one character, as terminals' characters are twice as high as wide.
public final class QrDrawing {

    /// Black on white whatever the terminal's own colours are.
    private static final String COLOURS = "\u001b[38;5;16m\u001b[48;5;231m";
    private static final String RESET = "\u001b[0m";

    private QrDrawing() {}

    /// Lines of equal length; blocks are dark.
    ///
    /// @param coloured whether it is for a terminal, and not for a file
    public static List<String> lines(QrCode code, boolean coloured) {
        List<String> lines = new ArrayList<>();
        for (int y = 0; y < code.size(); y += 2) {
            StringBuilder line = new StringBuilder(coloured ? COLOURS : "");
            for (int x = 0; x < code.size(); x++) {
                line.append(block(code.isDark(x, y), code.isDark(x, y + 1)));
            }
            lines.add(line.append(coloured ? RESET : "").toString());
        }
        return lines;
    }

    private static char block(boolean upper, boolean lower) {
        if (upper) {
            return lower ? '█' : '▀';
        }
        return lower ? '▄' : ' ';
    }
}
