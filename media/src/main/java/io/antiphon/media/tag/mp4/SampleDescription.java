package io.antiphon.media.tag.mp4;

import io.antiphon.media.tag.format.AacProfile;
import io.antiphon.media.tag.format.ByteRange;
import io.antiphon.media.tag.format.Bytes;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a sound track's first sample entry says (ISO/IEC 14496-12, 12.2.3; QuickTime's older and newer versions of it too).
///
/// @param bitRate kbit/s, 0 when not said
/// @param profile of AAC
record SampleDescription(String codec, int bitRate, int bitDepth, int samplingRate, int channelCount,
        @Nullable String profile) {

    private static final int LONGEST = 512;
    private static final int TAG_DECODER_CONFIG = 4;
    private static final int TAG_DECODER_SPECIFIC = 5;
    private static final int[] AAC_RATES = {96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025,
            8000, 7350};

    static SampleDescription of(ByteRange range, Atom entry) throws IOException {
        Bytes fixed = entry.content(range, 64);
        int version = fixed.u16(8);
        SampleDescription plain = version == 2
                ? new SampleDescription("", 0, (int) fixed.u32(48), (int) Double.longBitsToDouble(fixed.s64(32)),
                        (int) fixed.u32(40))
                : new SampleDescription("", 0, fixed.u16(18), fixed.u16(24), fixed.u16(16));
        List<Atom> extensions = entry.children(range, version == 0 ? 28 : version == 1 ? 44 : 64);
        return switch (entry.type()) {
            case "mp4a", "enca" -> ofElementaryStream(plain, esds(range, extensions));
            case "alac" -> ofAlac(plain, extension(range, extensions, "alac"));
            case "ac-3" -> plain.lossy("ac3");
            case "ec-3" -> plain.lossy("eac3");
            case "Opus" -> new SampleDescription("opus", 0, 0, 48_000, plain.channelCount);
            case ".mp3", "ms\0U" -> plain.lossy("mp3");
            case "fLaC" -> ofFlac(plain, extension(range, extensions, "dfLa"));
            case "sowt", "twos", "lpcm", "in24", "in32", "fl32", "fl64", "raw ", "ipcm", "fpcm" -> plain.named("pcm");
            case "samr" -> plain.lossy("amr_nb");
            case "sawb" -> plain.lossy("amr_wb");
            default -> plain.lossy(entry.type().strip().toLowerCase(java.util.Locale.ROOT));
        };
    }

    private SampleDescription(String codec, int bitRate, int bitDepth, int samplingRate, int channelCount) {
        this(codec, bitRate, bitDepth, samplingRate, channelCount, null);
    }

    private SampleDescription named(String name) {
        return new SampleDescription(name, bitRate, bitDepth, samplingRate, channelCount);
    }

    private SampleDescription lossy(String name) {
        return new SampleDescription(name, bitRate, 0, samplingRate, channelCount);
    }

    private static Bytes extension(ByteRange range, List<Atom> extensions, String type) throws IOException {
        Atom found = Atom.first(extensions, type);
        return found == null ? Bytes.EMPTY : found.content(range, LONGEST);
    }

    /// QuickTime wraps the descriptor into `wave`.
    private static Bytes esds(ByteRange range, List<Atom> extensions) throws IOException {
        Atom wave = Atom.first(extensions, "wave");
        return extension(range, wave == null ? extensions : wave.children(range, 0), "esds");
    }

    /// Apple Lossless "magic cookie": depth, channels and sampling rate, after version and flags. Its average bit rate is
    /// that of the plain sound with some encoders, and not told here.
    private static SampleDescription ofAlac(SampleDescription plain, Bytes cookie) {
        if (cookie.length() < 28) {
            return plain.named("alac");
        }
        return new SampleDescription("alac", 0, cookie.u8(9), (int) cookie.u32(24),
                cookie.u8(13));
    }

    /// Version and flags, then a FLAC metadata block with STREAMINFO.
    private static SampleDescription ofFlac(SampleDescription plain, Bytes block) {
        int info = 8;
        if (block.length() < info + 34) {
            return plain.named("flac");
        }
        int depth = ((block.u8(info + 12) & 1) << 4 | block.u8(info + 13) >> 4) + 1;
        return new SampleDescription("flac", 0, depth, block.u24(info + 10) >> 4, (block.u8(info + 12) >> 1 & 7) + 1);
    }

    /// MPEG-4 descriptors (ISO/IEC 14496-1, 7.2.6): elementary stream, decoder configuration, decoder specific information.
    private static SampleDescription ofElementaryStream(SampleDescription plain, Bytes esds) {
        int stream = descriptorContent(esds, 4);
        int flags = esds.u8(stream + 2);
        int config = stream + 3 + ((flags & 0x80) != 0 ? 2 : 0) + ((flags & 0x40) != 0 ? 1 + esds.u8(stream + 3) : 0)
                + ((flags & 0x20) != 0 ? 2 : 0);
        if (esds.u8(config) != TAG_DECODER_CONFIG) {
            return plain.lossy("aac");
        }
        int decoder = descriptorContent(esds, config);
        int bitRate = kilobits(esds.u32(decoder + 9));
        int specific = decoder + 13;
        String codec = switch (esds.u8(decoder)) {
            case 0x69, 0x6b -> "mp3";
            case 0xa5 -> "ac3";
            case 0xa9 -> "dts";
            case 0xdd -> "vorbis";
            default -> "aac";
        };
        boolean aac = codec.equals("aac") && esds.u8(specific) == TAG_DECODER_SPECIFIC;
        @Nullable SampleDescription exact = aac ? ofAac(esds.slice(descriptorContent(esds, specific)), bitRate, plain) : null;
        return exact != null ? exact : new SampleDescription(codec, bitRate, 0, plain.samplingRate, plain.channelCount);
    }

    /// AudioSpecificConfig (ISO/IEC 14496-3, 1.6.2.1): five bits object type, four bits rate, four bits channels. The entry's own
    /// rate is right for HE-AAC, where these bits tell only the core's.
    private static SampleDescription ofAac(Bytes config, int bitRate, SampleDescription plain) {
        int rateIndex = config.u16(0) >> 7 & 15;
        int channels = config.u16(0) >> 3 & 15;
        int rate = rateIndex < AAC_RATES.length ? AAC_RATES[rateIndex] : 0;
        boolean spectralReplication = plain.samplingRate == rate * 2;
        int count = channels == 0 || channels > 7 ? plain.channelCount : channels == 7 ? 8 : channels;
        return new SampleDescription("aac", bitRate, 0, rate == 0 || spectralReplication ? plain.samplingRate : rate,
                count, AacProfile.of(config.u8(0) >> 3, spectralReplication));
    }

    /// A descriptor's length takes up to four bytes, seven bits each.
    private static int descriptorContent(Bytes bytes, int at) {
        int content = at + 1;
        for (int i = 0; i < 3 && (bytes.u8(content) & 0x80) != 0; i++) {
            content++;
        }
        return content + 1;
    }

    private static int kilobits(long bitsPerSecond) {
        return (int) ((bitsPerSecond + 500) / 1000);
    }
}
