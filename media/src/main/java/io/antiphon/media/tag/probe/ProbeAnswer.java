package io.antiphon.media.tag.probe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/// ffprobe's answer in its "flat" form: lines of `streams.stream.0.codec_name="aac"`.
public record ProbeAnswer(Map<String, String> values) {

    /// Lines that are none are left out.
    public static ProbeAnswer parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : text.split("\n")) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.putIfAbsent(line.substring(0, equals), unquoted(line.substring(equals + 1).strip()));
            }
        }
        return new ProbeAnswer(values);
    }

    private static String unquoted(String value) {
        if (value.length() < 2 || value.charAt(0) != '"' || !value.endsWith("\"")) {
            return value;
        }
        StringBuilder plain = new StringBuilder(value.length());
        for (int i = 1; i < value.length() - 1; i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length() - 1) {
                char escaped = value.charAt(++i);
                plain.append(escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped);
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /// Empty when it is not there.
    public String text(String key) {
        return values.getOrDefault(key, "");
    }

    /// A number, 0 when it is not one (`N/A`).
    public double number(String key) {
        try {
            double number = Double.parseDouble(text(key));
            return number > 0 && number < 1e15 ? number : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /// How many streams are described.
    public int streamCount() {
        int count = 0;
        while (count < 200 && values.containsKey("streams.stream." + count + ".index")) {
            count++;
        }
        return count;
    }

    void forEachTag(String prefix, BiConsumer<String, String> action) {
        String tags = prefix + ".tags.";
        values.forEach((key, value) -> {
            if (key.startsWith(tags)) {
                action.accept(key.substring(tags.length()), value);
            }
        });
    }
}
