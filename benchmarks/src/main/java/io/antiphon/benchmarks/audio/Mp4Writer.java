package io.antiphon.benchmarks.audio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// AAC in MP4 (ISO 14496-12 and -14), `moov` first: one track, one chunk, frames of the template in an order from the seed.
final class Mp4Writer {

    private static final int RATE = 44_100;
    private static final int SAMPLES_PER_FRAME = 1024;
    private static final int SHORT_FRAMES = 40;
    private static final int LONG_FRAMES = 2600;
    private static final int[] IDENTITY = {0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000};

    private final List<byte[]> frames;
    private final int audioSpecificConfig;

    Mp4Writer() {
        List<byte[]> adts = Templates.adtsFrames(Templates.read("aac.adts"));
        byte[] header = adts.getFirst();
        int profile = ((header[2] & 0xC0) >>> 6) + 1;
        int rateIndex = (header[2] & 0x3C) >>> 2;
        int channels = (header[2] & 1) << 2 | (header[3] & 0xC0) >>> 6;
        audioSpecificConfig = profile << 11 | rateIndex << 7 | channels << 3;
        int adtsHeader = (header[1] & 1) == 1 ? 7 : 9;
        // The first frames are the encoder's start-up.
        frames = adts.stream().skip(2).map(frame -> Arrays.copyOfRange(frame, adtsHeader, frame.length)).toList();
    }

    byte[] write(TrackTags tags, Sound sound) {
        SplittableRandom random = sound.random();
        int count = sound.isLong() ? LONG_FRAMES : SHORT_FRAMES + random.nextInt(20);
        List<byte[]> chosen = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            chosen.add(frames.get(random.nextInt(frames.size())));
        }
        ByteSink out = new ByteSink(24 << 10);
        box(out, "ftyp", () -> out.latin1("M4A ").u32(512).latin1("M4A isomiso2"));
        int[] offsetField = new int[1];
        box(out, "moov", () -> writeMovie(out, chosen, tags, offsetField));
        out.patch32(offsetField[0], out.size() + 8);
        box(out, "mdat", () -> chosen.forEach(out::put));
        return out.toBytes();
    }

    private void writeMovie(ByteSink out, List<byte[]> chosen, TrackTags tags, int[] offsetField) {
        long duration = (long) chosen.size() * SAMPLES_PER_FRAME;
        box(out, "mvhd", () -> {
            out.u32(0).u32(0).u32(0).u32(RATE).u32(duration).u32(0x10000).u16(0x100).zeros(10);
            writeMatrix(out);
            out.zeros(24).u32(2);
        });
        box(out, "trak", () -> {
            box(out, "tkhd", () -> {
                out.u32(7).u32(0).u32(0).u32(1).u32(0).u32(duration).zeros(8).u16(0).u16(0).u16(0x100).u16(0);
                writeMatrix(out);
                out.u32(0).u32(0);
            });
            box(out, "mdia", () -> writeMedia(out, chosen, duration, offsetField));
        });
        box(out, "udta", () -> IlstWriter.write(out, tags));
    }

    private void writeMedia(ByteSink out, List<byte[]> chosen, long duration, int[] offsetField) {
        int undetermined = 0x55C4;
        box(out, "mdhd", () -> out.u32(0).u32(0).u32(0).u32(RATE).u32(duration).u16(undetermined).u16(0));
        box(out, "hdlr", () -> out.u32(0).u32(0).latin1("soun").zeros(12).latin1("sound").u8(0));
        box(out, "minf", () -> {
            box(out, "smhd", () -> out.zeros(8));
            box(out, "dinf", () -> box(out, "dref", () -> {
                out.u32(0).u32(1);
                box(out, "url ", () -> out.u32(1));
            }));
            box(out, "stbl", () -> writeSampleTable(out, chosen, offsetField));
        });
    }

    private void writeSampleTable(ByteSink out, List<byte[]> chosen, int[] offsetField) {
        box(out, "stsd", () -> {
            out.u32(0).u32(1);
            box(out, "mp4a", () -> {
                out.zeros(6).u16(1).zeros(8).u16(1).u16(16).u32(0).u32((long) RATE << 16);
                box(out, "esds", () -> writeDecoderConfig(out));
            });
        });
        box(out, "stts", () -> out.u32(0).u32(1).u32(chosen.size()).u32(SAMPLES_PER_FRAME));
        box(out, "stsc", () -> out.u32(0).u32(1).u32(1).u32(chosen.size()).u32(1));
        box(out, "stsz", () -> {
            out.u32(0).u32(0).u32(chosen.size());
            chosen.forEach(frame -> out.u32(frame.length));
        });
        box(out, "stco", () -> {
            out.u32(0).u32(1);
            offsetField[0] = out.size();
            out.u32(0);
        });
    }

    /// Descriptors of ISO 14496-1 §7.2.6: a stream whose decoder is AAC with the template's configuration.
    private void writeDecoderConfig(ByteSink out) {
        int aac = 0x40;
        int audioStream = 0x15;
        int bitRate = 32_000;
        out.u32(0).u8(3).u8(25).u16(0).u8(0);
        out.u8(4).u8(17).u8(aac).u8(audioStream).u24(0).u32(bitRate).u32(bitRate);
        out.u8(5).u8(2).u16(audioSpecificConfig);
        out.u8(6).u8(1).u8(2);
    }

    private static void writeMatrix(ByteSink out) {
        for (int entry : IDENTITY) {
            out.u32(entry);
        }
    }

    /// Writes a box around what `content` appends.
    static void box(ByteSink out, String type, Runnable content) {
        int start = out.size();
        out.u32(0).latin1(type);
        content.run();
        out.patch32(start, out.size() - start);
    }
}
