package io.antiphon.benchmarks.audio;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.SplittableRandom;

/// FLAC (RFC 9639), 16-bit stereo at 44.1 kHz, with the checksum of the decoded samples that STREAMINFO asks for.
///
/// Short files are steps: blocks of `CONSTANT` subframes, 15 bytes each. Long ones hold a tone in `VERBATIM` subframes and
/// are as large as real music.
final class FlacWriter {

    private static final int RATE = 44_100;
    private static final int BLOCK = 1024;
    private static final int BLOCK_CODE = 10;
    private static final int LONG_BLOCKS = 16 * RATE / BLOCK;

    private static final int STREAMINFO = 0;
    private static final int COMMENTS = 4;
    private static final int PICTURE = 6;
    private static final int PADDING = 1;
    private static final int LAST = 0x80;

    byte[] write(TrackTags tags, Sound sound) {
        SplittableRandom random = sound.random();
        int blocks = sound.isLong() ? LONG_BLOCKS : 35 + random.nextInt(60);
        Stream stream = new Stream(blocks * (sound.isLong() ? BLOCK * 4 + 16 : 16));
        for (int block = 0; block < blocks; block++) {
            if (sound.isLong()) {
                stream.addTone(110 + 5 * (int) (sound.seed() & 63));
            } else {
                stream.addStep((short) random.nextInt(-6000, 6000), (short) random.nextInt(-6000, 6000));
            }
        }
        ByteSink out = new ByteSink(stream.frames.size() + 8192).latin1("fLaC");
        writeBlock(out, STREAMINFO, stream.info());
        writeBlock(out, COMMENTS, VorbisComments.withoutPicture(tags));
        tags.picture().ifPresent(picture -> writeBlock(out, PICTURE, VorbisComments.pictureBlock(picture)));
        writeBlock(out, PADDING | LAST, new ByteSink(256).zeros(256));
        return out.put(stream.frames).toBytes();
    }

    private static void writeBlock(ByteSink out, int type, ByteSink body) {
        out.u8(type).u24(body.size()).put(body);
    }

    /// The frames so far, their sizes, and the digest of the samples in them.
    private static final class Stream {

        final ByteSink frames;
        private final MessageDigest digest = md5();
        private final byte[] samples = new byte[BLOCK * 4];
        private int count;
        private int smallest = Integer.MAX_VALUE;
        private int largest;

        Stream(int capacity) {
            frames = new ByteSink(capacity);
        }

        void addStep(short left, short right) {
            for (int i = 0; i < BLOCK; i++) {
                setSample(i, left, right);
            }
            int start = beginFrame();
            frames.u8(0).u16(left).u8(0).u16(right);
            endFrame(start);
        }

        void addTone(int hertz) {
            for (int i = 0; i < BLOCK; i++) {
                double phase = 2 * Math.PI * hertz * (count * (double) BLOCK + i) / RATE;
                setSample(i, (short) (8000 * StrictMath.sin(phase)), (short) (8000 * StrictMath.sin(phase * 1.5)));
            }
            int start = beginFrame();
            int verbatim = 1 << 1;
            for (int channel = 0; channel < 2; channel++) {
                frames.u8(verbatim);
                for (int at = channel * 2; at < samples.length; at += 4) {
                    frames.u8(samples[at + 1]).u8(samples[at]);
                }
            }
            endFrame(start);
        }

        ByteSink info() {
            long total = (long) count * BLOCK;
            int channelsAndDepth = 1 << 9 | 15 << 4;
            return new ByteSink(34).u16(BLOCK)
                    .u16(BLOCK)
                    .u24(smallest)
                    .u24(largest)
                    .u8(RATE >>> 12)
                    .u8(RATE >>> 4)
                    .u16((RATE & 0xF) << 12 | channelsAndDepth | (int) (total >>> 32))
                    .u32(total)
                    .put(digest.digest());
        }

        private void setSample(int index, short left, short right) {
            samples[index * 4] = (byte) left;
            samples[index * 4 + 1] = (byte) (left >> 8);
            samples[index * 4 + 2] = (byte) right;
            samples[index * 4 + 3] = (byte) (right >> 8);
        }

        private int beginFrame() {
            int start = frames.size();
            int rate44100 = 9;
            int independentStereo = 1;
            int bits16 = 4;
            frames.u16(0xFFF8).u8(BLOCK_CODE << 4 | rate44100).u8(independentStereo << 4 | bits16 << 1);
            writeFrameNumber(count);
            frames.u8(Crc.crc8(frames.backing(), start, frames.size()));
            return start;
        }

        /// The frame's number, coded as UTF-8 codes characters (RFC 9639 §9.1.5); up to 65,535 here.
        private void writeFrameNumber(int number) {
            if (number < 0x80) {
                frames.u8(number);
            } else if (number < 0x800) {
                frames.u8(0xC0 | number >>> 6).u8(0x80 | number & 0x3F);
            } else {
                frames.u8(0xE0 | number >>> 12).u8(0x80 | number >>> 6 & 0x3F).u8(0x80 | number & 0x3F);
            }
        }

        private void endFrame(int start) {
            frames.u16(Crc.crc16(frames.backing(), start, frames.size()));
            int size = frames.size() - start;
            smallest = Math.min(smallest, size);
            largest = Math.max(largest, size);
            digest.update(samples);
            count++;
        }

        private static MessageDigest md5() {
            try {
                return MessageDigest.getInstance("MD5");
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("every JDK has MD5", impossible);
            }
        }
    }
}
