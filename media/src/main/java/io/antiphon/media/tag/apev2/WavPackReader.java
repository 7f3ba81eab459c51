package io.antiphon.media.tag.apev2;

import io.antiphon.core.library.AudioProperties;
import io.antiphon.core.tag.UnreadableMediaException;
import io.antiphon.media.tag.format.ByteSource;
import io.antiphon.media.tag.format.Bytes;
import io.antiphon.media.tag.format.CollectedTags;
import io.antiphon.media.tag.format.ContainerReader;
import io.antiphon.media.tag.format.ParsedMedia;
import io.antiphon.media.tag.format.Rates;
import io.antiphon.media.tag.format.Signatures;
import java.io.IOException;
import java.time.Duration;

/// WavPack files by their first blocks (WavPack 4 & 5 Binary File / Block Format, <https://www.wavpack.com/WavPack5FileFormat.pdf>).
public final class WavPackReader implements ContainerReader {

    private static final int HEADER = 32;
    private static final int MAX_BLOCKS = 16;
    private static final int[] RATES = {6000, 8000, 9600, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000, 64000,
            88200, 96000, 192000};
    private static final int MONO = 4;
    private static final int FLOAT = 0x80;
    private static final int FINAL_BLOCK = 0x1000;
    private static final long DSD = 0x80000000L;
    private static final int CUSTOM_RATE = 15;

    /// Sub-blocks that say what the flags cannot.
    private static final int CHANNEL_INFO = 0x0d;
    private static final int SAMPLE_RATE = 0x27;
    private static final int DSD_BLOCK = 0x0e;

    @Override
    public ParsedMedia read(ByteSource source, long start) throws IOException, UnreadableMediaException {
        Bytes first = source.read(start, HEADER);
        Format format = new Format();
        format.readBlocks(source, start);
        if (format.rate <= 0 || format.channels == 0) {
            throw new UnreadableMediaException("WavPack file without a block of sound");
        }
        TrailingTags trailing = TrailingTags.of(source, start);
        boolean unknownLength = first.le32(12) == 0xffffffffL;
        double samples = unknownLength ? 0 : first.le32(12) + (double) ((long) first.u8(11) << 32);
        Duration duration = Rates.duration(samples, format.rate);
        AudioProperties audio = new AudioProperties("wavpack", Rates.bitRate(trailing.start() - start, duration),
                format.dsd ? 1 : format.depth,
                format.dsd ? format.rate << format.dsdShift : format.rate, format.channels, duration);
        return new ParsedMedia("wavpack", false, audio, trailing.tags(CollectedTags.NONE),
                Signatures.ofPayload("wavpack", source, start, trailing.start()));
    }

    /// What the flags and sub-blocks of the first blocks say of the sound.
    private static final class Format {

        private int channels;
        private int rate;
        private int depth;
        private boolean dsd;
        /// A byte of DSD holds eight samples, and blocks may say that there are yet more.
        private int dsdShift;

        /// Multichannel sound is a series of mono and stereo blocks; the first may be one without sound.
        private void readBlocks(ByteSource source, long start) throws IOException {
            long at = start;
            int counted = 0;
            for (int i = 0; i < MAX_BLOCKS; i++) {
                Bytes block = source.read(at, HEADER);
                if (!block.is(0, "wvpk")) {
                    break;
                }
                long flags = block.le32(24);
                long size = block.le32(4) + 8;
                if (block.le32(20) > 0) {
                    counted += (flags & MONO) != 0 ? 1 : 2;
                    readFlags(flags);
                    readSubBlocks(source.read(at + HEADER, (int) Math.min(Math.max(0, size - HEADER), 4096)));
                    if ((flags & FINAL_BLOCK) != 0) {
                        break;
                    }
                }
                at += Math.max(size, HEADER);
            }
            channels = Math.max(channels, counted);
        }

        private void readFlags(long flags) {
            int index = (int) (flags >> 23 & 15);
            rate = index == CUSTOM_RATE ? rate : RATES[index];
            depth = (flags & FLOAT) != 0 ? 32 : (int) Math.max(1, ((flags & 3) + 1) * 8 - (flags >> 13 & 31));
            dsd = (flags & DSD) != 0;
        }

        /// An id byte whose top bits say that the size has three bytes (0x80) and that the last byte is padding (0x40).
        private void readSubBlocks(Bytes bytes) {
            for (int at = 0; at + 2 <= bytes.length();) {
                int id = bytes.u8(at);
                boolean large = (id & 0x80) != 0;
                int words = large ? (int) (bytes.le32(at) >> 8) : bytes.u8(at + 1);
                int data = at + (large ? 4 : 2);
                switch (id & 0x3f) {
                    case CHANNEL_INFO -> channels = Math.max(channels, bytes.u8(data));
                    case SAMPLE_RATE -> rate = bytes.le16(data) | bytes.u8(data + 2) << 16;
                    case DSD_BLOCK -> dsdShift = Math.min(bytes.u8(data), 10) + 3;
                    default -> {
                        // coded sound
                    }
                }
                at = data + words * 2;
            }
        }
    }
}
