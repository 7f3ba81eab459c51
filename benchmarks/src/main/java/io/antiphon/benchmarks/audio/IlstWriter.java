package io.antiphon.benchmarks.audio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/// The metadata list of MP4 files, as iTunes lays it out: `meta` with `hdlr` and `ilst`, several values as several `data`.
final class IlstWriter {

    private static final int BINARY = 0;
    private static final int TEXT = 1;
    private static final int JPEG = 13;
    private static final int PNG = 14;
    private static final int INTEGER = 21;

    private IlstWriter() {}

    static void write(ByteSink out, TrackTags tags) {
        Mp4Writer.box(out, "meta", () -> {
            out.u32(0);
            Mp4Writer.box(out, "hdlr", () -> out.u32(0).u32(0).latin1("mdirappl").zeros(9));
            Mp4Writer.box(out, "ilst", () -> writeItems(out, tags));
        });
    }

    private static void writeItems(ByteSink out, TrackTags tags) {
        tags.values().forEach((key, values) -> writeItem(out, key, values));
        ByteSink track = new ByteSink(8).u16(0).u16(tags.track()).u16(tags.trackTotal()).u16(0);
        ByteSink disc = new ByteSink(6).u16(0).u16(tags.disc()).u16(tags.discTotal());
        Mp4Writer.box(out, "trkn", () -> writeData(out, BINARY, track.toBytes()));
        Mp4Writer.box(out, "disk", () -> writeData(out, BINARY, disc.toBytes()));
        tags.picture()
                .ifPresent(picture -> Mp4Writer.box(out, "covr",
                        () -> writeData(out, picture.isPng() ? PNG : JPEG, picture.bytes())));
    }

    private static void writeItem(ByteSink out, TagKey key, List<String> values) {
        if (key == TagKey.COMPILATION) {
            Mp4Writer.box(out, key.mp4, () -> writeData(out, INTEGER, new byte[]{1}));
        } else if (key.mp4.startsWith("----:")) {
            Mp4Writer.box(out, "----", () -> {
                Mp4Writer.box(out, "mean", () -> out.u32(0).latin1("com.apple.iTunes"));
                Mp4Writer.box(out, "name", () -> out.u32(0).latin1(key.mp4.substring(5)));
                writeTexts(out, values);
            });
        } else {
            Mp4Writer.box(out, key.mp4, () -> writeTexts(out, values));
        }
    }

    private static void writeTexts(ByteSink out, List<String> values) {
        values.forEach(value -> writeData(out, TEXT, value.getBytes(UTF_8)));
    }

    private static void writeData(ByteSink out, int type, byte[] value) {
        Mp4Writer.box(out, "data", () -> out.u32(type).u32(0).put(value));
    }
}
