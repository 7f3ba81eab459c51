package io.antiphon.benchmarks.audio;

import java.util.SplittableRandom;

/// Mono MPEG-1 Layer III at 44.1 kHz whose spectrum is written by hand: each note is a few frames with two spectral lines.
///
/// Two files in three have a constant bit rate and no header frame, as old encoders write; the third a `Xing` frame and
/// varying rates. One in three carries ID3v2.3 and a closing ID3v1 tag, the others ID3v2.4.
final class Mp3Writer {

    private static final int[] KBIT = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128};
    private static final int RATE_32 = 1;
    private static final int RATE_64 = 5;
    private static final int RATE_128 = 9;
    private static final int FRAMES_PER_NOTE = 4;

    /// A decoder scales by 2^((gain-210)/4): this is about -30 dB of full scale.
    private static final int GLOBAL_GAIN = 190;

    private final Id3Writer id3 = new Id3Writer();

    byte[] write(TrackTags tags, Sound sound) {
        SplittableRandom random = sound.random();
        boolean old = random.nextInt(3) == 0;
        boolean variable = !sound.isLong() && random.nextInt(3) == 0;
        ByteSink out = new ByteSink(sound.isLong() ? 1 << 20 : 16 << 10);
        if (old) {
            id3.writeVersion23(out, tags);
        } else {
            id3.writeVersion24(out, tags);
        }
        int notes = sound.isLong() ? 575 : 8 + random.nextInt(6);
        ByteSink audio = new ByteSink(8 << 10);
        if (variable) {
            audio.put(variableRate(random, notes));
        } else {
            int rate = sound.isLong() ? RATE_128 : RATE_32 + random.nextInt(3);
            writeNotes(audio, random, notes, rate, rate);
        }
        out.put(audio);
        if (old) {
            id3.writeVersion1(out, tags);
        }
        return out.toBytes();
    }

    private static ByteSink variableRate(SplittableRandom random, int notes) {
        ByteSink frames = new ByteSink(8 << 10);
        writeNotes(frames, random, notes, RATE_32, RATE_64);
        byte[] header = frame(RATE_64, 0, 0, 0);
        ByteSink xing = new ByteSink(256).put(header, 0, 21)
                .latin1("Xing")
                .u32(7)
                .u32((long) notes * FRAMES_PER_NOTE)
                .u32(frames.size() + header.length);
        for (int percent = 0; percent < 100; percent++) {
            xing.u8(percent * 256 / 100);
        }
        return xing.zeros(header.length - xing.size()).put(frames);
    }

    private static void writeNotes(ByteSink out, SplittableRandom random, int notes, int lowRate, int highRate) {
        int remainder = 0;
        for (int note = 0; note < notes; note++) {
            int low = 4 + random.nextInt(24);
            int high = low + 1 + random.nextInt(32);
            int rate = lowRate + random.nextInt(highRate - lowRate + 1);
            for (int i = 0; i < FRAMES_PER_NOTE; i++) {
                remainder += 144_000 * KBIT[rate] % 44_100;
                int padding = remainder >= 44_100 ? 1 : 0;
                remainder -= padding * 44_100;
                out.put(frame(rate, padding, low, high));
            }
        }
    }

    /// One frame (ISO 11172-3 §2.4.1): both granules hold the pairs `low` and `high`, counted in pairs of spectral lines;
    /// silence when `high` is 0.
    private static byte[] frame(int rate, int padding, int low, int high) {
        byte[] frame = new byte[144_000 * KBIT[rate] / 44_100 + padding];
        frame[0] = (byte) 0xFF;
        frame[1] = (byte) 0xFB;
        frame[2] = (byte) (rate << 4 | padding << 1);
        frame[3] = (byte) 0xC4;
        BitSink main = new BitSink(frame, 21);
        int first = writeSpectrum(main, low, high);
        int second = writeSpectrum(main, low, high);
        BitSink side = new BitSink(frame, 4).put(0, 9).put(0, 5).put(0, 4);
        writeGranule(side, first, high);
        writeGranule(side, second, high);
        return frame;
    }

    private static void writeGranule(BitSink side, int bits, int high) {
        int pairs = high == 0 ? 0 : high + 1;
        int table = high == 0 ? 0 : 1;
        side.put(bits, 12).put(pairs, 9).put(GLOBAL_GAIN, 8).put(0, 4).put(0, 1);
        side.put(table, 5).put(table, 5).put(table, 5).put(7, 4).put(7, 3).put(0, 3);
    }

    /// Huffman table 1: `1` is the pair (0,0), `01` the pair (1,0), which its sign bit follows. Answers the bits written.
    private static int writeSpectrum(BitSink main, int low, int high) {
        if (high == 0) {
            return 0;
        }
        int start = main.position();
        for (int pair = 0; pair <= high; pair++) {
            if (pair == low || pair == high) {
                main.put(0b010, 3);
            } else {
                main.put(1, 1);
            }
        }
        return main.position() - start;
    }
}
