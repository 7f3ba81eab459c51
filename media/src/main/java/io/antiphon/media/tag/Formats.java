package io.antiphon.media.tag;

import io.antiphon.media.tag.apev2.MonkeysAudioReader;
import io.antiphon.media.tag.apev2.MusepackReader;
import io.antiphon.media.tag.apev2.WavPackReader;
import io.antiphon.media.tag.asf.AsfReader;
import io.antiphon.media.tag.chunk.AiffReader;
import io.antiphon.media.tag.chunk.DffReader;
import io.antiphon.media.tag.chunk.DsfReader;
import io.antiphon.media.tag.chunk.WavReader;
import io.antiphon.media.tag.format.ByteRange;
import io.antiphon.media.tag.format.Bytes;
import io.antiphon.media.tag.format.ContainerReader;
import io.antiphon.media.tag.mp4.Mp4Reader;
import io.antiphon.media.tag.mpeg.AdtsReader;
import io.antiphon.media.tag.mpeg.MpegAudioReader;
import io.antiphon.media.tag.vorbis.FlacReader;
import io.antiphon.media.tag.vorbis.OggReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Recognises containers by their first bytes.
final class Formats {

    private static final long ASF = 0x3026b275L;

    private Formats() {}

    /// The reader for the container that begins at a place; null when no signature is known, which MPEG audio has none of.
    static @Nullable ContainerReader find(ByteRange range, long start) throws IOException {
        Bytes bytes = range.read(start, 16);
        return switch (bytes.latin1(0, 4)) {
            case "fLaC" -> new FlacReader();
            case "OggS" -> new OggReader();
            case "RIFF", "RF64", "BW64" -> bytes.is(8, "WAVE") ? new WavReader() : null;
            case "FORM" -> bytes.is(8, "AIFF") || bytes.is(8, "AIFC") ? new AiffReader() : null;
            case "FRM8" -> bytes.is(12, "DSD ") ? new DffReader() : null;
            case "DSD " -> new DsfReader();
            case "wvpk" -> new WavPackReader();
            case "MAC " -> new MonkeysAudioReader();
            case "MPCK" -> new MusepackReader();
            default -> byOtherSigns(range, start, bytes);
        };
    }

    private static @Nullable ContainerReader byOtherSigns(ByteRange range, long start, Bytes bytes) throws IOException {
        if (bytes.u32(0) == ASF) {
            return new AsfReader();
        }
        if (bytes.is(0, "MP+")) {
            return new MusepackReader();
        }
        if (AdtsReader.isAt(range, start)) {
            return new AdtsReader();
        }
        return isMp4(bytes) ? new Mp4Reader() : null;
    }

    private static boolean isMp4(Bytes bytes) {
        return switch (bytes.latin1(4, 4)) {
            case "ftyp", "moov", "mdat", "free", "skip", "wide", "pnot" -> true;
            default -> false;
        };
    }

    static ContainerReader mpegAudio() {
        return new MpegAudioReader();
    }
}
