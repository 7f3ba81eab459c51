package io.antiphon.media.tag.apev2;

import io.antiphon.core.library.AudioProperties;
import io.antiphon.core.tag.TagField;
import io.antiphon.core.tag.UnreadableMediaException;
import io.antiphon.media.tag.format.ByteRange;
import io.antiphon.media.tag.format.ByteSource;
import io.antiphon.media.tag.format.Bytes;
import io.antiphon.media.tag.format.CollectedTags;
import io.antiphon.media.tag.format.ContainerReader;
import io.antiphon.media.tag.format.ParsedMedia;
import io.antiphon.media.tag.format.Rates;
import io.antiphon.media.tag.format.Signatures;
import io.antiphon.media.tag.format.TagCollector;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/// Musepack files of stream versions 7 and 8 (<https://trac.musepack.net/musepack/wiki/SV8Specification>).
public final class MusepackReader implements ContainerReader {

    private static final int[] RATES = {44100, 48000, 37800, 32000};
    private static final int MAX_PACKETS = 64;
    /// Gains of SV8 are relative to this loudness in dB.
    private static final double REFERENCE = 64.82;

    /// What the stream's header says; gains as `-1.23 dB`, empty when not said.
    private record Header(double samples, int rate, int channels, String trackGain, String albumGain) {}

    @Override
    public ParsedMedia read(ByteSource source, long start) throws IOException, UnreadableMediaException {
        Bytes first = source.read(start, 32);
        Header header = first.is(0, "MPCK") ? version8(source, start + 4) : version7(first);
        if (header.rate == 0 || header.samples <= 0) {
            throw new UnreadableMediaException("Musepack file without a usable stream header");
        }
        TrailingTags trailing = TrailingTags.of(source, start);
        Duration duration = Rates.duration(header.samples, header.rate);
        AudioProperties audio = new AudioProperties("musepack", Rates.bitRate(trailing.start() - start, duration), 0,
                header.rate, header.channels,
                duration);
        TagCollector gains = new TagCollector();
        gains.add(TagField.REPLAYGAIN_TRACK_GAIN, header.trackGain);
        gains.add(TagField.REPLAYGAIN_ALBUM_GAIN, header.albumGain);
        return new ParsedMedia("mpc", false, audio, trailing.tags(CollectedTags.NONE).orElse(gains.collected()),
                Signatures.ofPayload("mpc", source, start, trailing.start()));
    }

    private static Header version7(Bytes bytes) throws UnreadableMediaException {
        if ((bytes.u8(3) & 0x0f) != 7) {
            throw new UnreadableMediaException("Musepack stream version " + (bytes.u8(3) & 0x0f) + " is not known");
        }
        int flags = (int) bytes.le32(8);
        double samples = bytes.le32(4) * 1152.0 - 576;
        return new Header(samples, RATES[flags >> 16 & 3], 2, hundredths(bytes.les16(14)), hundredths(bytes.les16(18)));
    }

    private static String hundredths(int gain) {
        return gain == 0 ? "" : decibels(gain / 100.0);
    }

    /// Packets: two letters, a number for the whole length, content. `SH` is the stream's header, `RG` the gains, `AP` sound.
    private static Header version8(ByteRange range, long start) throws IOException {
        Header header = new Header(0, 0, 0, "", "");
        long at = start;
        for (int i = 0; i < MAX_PACKETS; i++) {
            Bytes packet = range.read(at, 48);
            int content = 2 + numberLength(packet, 2);
            long length = number(packet, 2);
            if (packet.is(0, "SH")) {
                header = streamHeader(packet, content + 5, header);
            } else if (packet.is(0, "RG")) {
                header = new Header(header.samples, header.rate, header.channels, gain(packet.u16(content + 1)),
                        gain(packet.u16(content + 5)));
            }
            if (packet.is(0, "AP") || packet.is(0, "SE") || length < content) {
                break;
            }
            at += length;
        }
        return header;
    }

    private static Header streamHeader(Bytes packet, int at, Header before) {
        double samples = number(packet, at);
        int silence = at + numberLength(packet, at);
        int rates = silence + numberLength(packet, silence);
        int index = packet.u8(rates) >> 5;
        return new Header(samples - number(packet, silence), index < RATES.length ? RATES[index] : 0,
                (packet.u8(rates + 1) >> 4) + 1, before.trackGain,
                before.albumGain);
    }

    private static String gain(int value) {
        return value == 0 ? "" : decibels(REFERENCE - value / 256.0);
    }

    private static String decibels(double gain) {
        return String.format(Locale.ROOT, "%.2f dB", gain);
    }

    /// Numbers hold seven bits a byte, the top bit saying that another follows.
    private static long number(Bytes bytes, int at) {
        long number = 0;
        for (int i = 0; i < numberLength(bytes, at); i++) {
            number = number << 7 | bytes.u8(at + i) & 0x7f;
        }
        return number;
    }

    private static int numberLength(Bytes bytes, int at) {
        int length = 1;
        while (length < 9 && (bytes.u8(at + length - 1) & 0x80) != 0) {
            length++;
        }
        return length;
    }
}
