package io.antiphon.benchmarks.audio;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;

/// ID3v2.4 in UTF-8, ID3v2.3 in UTF-16, and ID3v1 (<https://id3.org/id3v2.4.0-structure>, <https://id3.org/id3v2.3.0>).
final class Id3Writer {

    private static final int PADDING = 128;

    private enum Version {
        V3(3), V4(4);

        final int number;

        Version(int number) {
            this.number = number;
        }
    }

    void writeVersion24(ByteSink out, TrackTags tags) {
        write(out, tags, Version.V4);
    }

    void writeVersion23(ByteSink out, TrackTags tags) {
        write(out, tags, Version.V3);
    }

    /// The closing 128 bytes: Latin-1 only, what does not fit is cut, unknown genre.
    void writeVersion1(ByteSink out, TrackTags tags) {
        out.latin1("TAG");
        putFixed(out, first(tags, TagKey.TITLE), 30);
        putFixed(out, first(tags, TagKey.ARTIST), 30);
        putFixed(out, first(tags, TagKey.ALBUM), 30);
        putFixed(out, first(tags, TagKey.DATE), 4);
        out.zeros(29).u8(tags.track()).u8(255);
    }

    private static void write(ByteSink out, TrackTags tags, Version version) {
        int start = out.size();
        out.latin1("ID3").u8(version.number).u8(0).u8(0).zeros(4);
        tags.values().forEach((key, values) -> writeTag(out, version, key, values));
        writeText(out, version, "TRCK", List.of(tags.track() + "/" + tags.trackTotal()));
        writeText(out, version, "TPOS", List.of(tags.disc() + "/" + tags.discTotal()));
        tags.picture().ifPresent(picture -> writePicture(out, version, picture));
        out.zeros(PADDING);
        int size = out.size() - start - 10;
        out.patch32(start + 6, syncSafe(size));
    }

    private static void writeTag(ByteSink out, Version version, TagKey key, List<String> values) {
        if (key.id3.startsWith("UFID:")) {
            ByteSink body = new ByteSink(80).latin1(key.id3.substring(5)).u8(0).latin1(values.getFirst());
            writeFrame(out, version, "UFID", body);
        } else if (key.id3.startsWith("TXXX:")) {
            writeUserText(out, version, key.id3.substring(5), values);
        } else {
            writeText(out, version, version == Version.V4 ? key.id3 : olderName(key.id3), years(version, key, values));
        }
    }

    private static String olderName(String frame) {
        return switch (frame) {
            case "TDRC" -> "TYER";
            case "TDOR" -> "TORY";
            default -> frame;
        };
    }

    private static List<String> years(Version version, TagKey key, List<String> values) {
        boolean yearOnly = version == Version.V3 && (key == TagKey.DATE || key == TagKey.ORIGINAL_DATE);
        return yearOnly ? List.of(values.getFirst().substring(0, 4)) : values;
    }

    private static void writeText(ByteSink out, Version version, String frame, List<String> values) {
        writeFrame(out, version, frame, new ByteSink(64).u8(encoding(version)).put(joined(version, values)));
    }

    private static void writeUserText(ByteSink out, Version version, String description, List<String> values) {
        ByteSink body = new ByteSink(96).u8(encoding(version));
        if (version == Version.V4) {
            body.utf8(description).u8(0);
        } else {
            body.put(description.getBytes(UTF_16)).u16(0);
        }
        writeFrame(out, version, "TXXX", body.put(joined(version, values)));
    }

    private static void writePicture(ByteSink out, Version version, Picture picture) {
        ByteSink body = new ByteSink(picture.bytes().length + 32).u8(0)
                .latin1(picture.mimeType())
                .u8(0)
                .u8(3)
                .u8(0)
                .put(picture.bytes());
        writeFrame(out, version, "APIC", body);
    }

    private static void writeFrame(ByteSink out, Version version, String name, ByteSink body) {
        int size = version == Version.V4 ? syncSafe(body.size()) : body.size();
        out.latin1(name).u32(size).u16(0).put(body);
    }

    /// Java's `UTF_16` writes a big-endian byte order mark, which ID3v2.3 asks for.
    private static byte[] joined(Version version, List<String> values) {
        return version == Version.V4
                ? String.join("\0", values).getBytes(UTF_8)
                : String.join("/", values).getBytes(UTF_16);
    }

    private static int encoding(Version version) {
        return version == Version.V4 ? 3 : 1;
    }

    private static int syncSafe(int size) {
        return size & 0x7F | (size & 0x3F80) << 1 | (size & 0x1FC000) << 2 | (size & 0xFE00000) << 3;
    }

    private static String first(TrackTags tags, TagKey key) {
        return tags.values().getOrDefault(key, List.of("")).getFirst();
    }

    private static void putFixed(ByteSink out, String text, int length) {
        out.put(Arrays.copyOf(text.getBytes(ISO_8859_1), length));
    }
}
