package io.antiphon.media.tag.vorbis;

import io.antiphon.core.library.AudioProperties;
import io.antiphon.core.tag.AudioSignature;
import io.antiphon.core.tag.TagField;
import io.antiphon.core.tag.UnreadableMediaException;
import io.antiphon.media.tag.format.ByteRange;
import io.antiphon.media.tag.format.ByteSource;
import io.antiphon.media.tag.format.Bytes;
import io.antiphon.media.tag.format.ContainerReader;
import io.antiphon.media.tag.format.ParsedMedia;
import io.antiphon.media.tag.format.Rates;
import io.antiphon.media.tag.format.Signatures;
import io.antiphon.media.tag.format.TagCollector;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Ogg files (RFC 3533) by their first stream of sound: Vorbis, Opus (RFC 7845), FLAC (RFC 9639) or Speex.
public final class OggReader implements ContainerReader {

    private static final int MAX_STREAMS = 32;
    private static final int LONGEST_FIRST_PACKET = 256;
    private static final int FLAC_COMMENT = 4;
    private static final int FLAC_PICTURE = 6;

    private record Streams(@Nullable OggCodec codec, long serial, Bytes first, boolean video) {}

    @Override
    public ParsedMedia read(ByteSource source, long start) throws IOException, UnreadableMediaException {
        Streams streams = streams(source, start);
        OggCodec codec = streams.codec;
        if (codec == null || codec.samplingRate() <= 0 || codec.channelCount() <= 0) {
            throw new UnreadableMediaException("Ogg file without a stream of Vorbis, Opus, FLAC or Speex sound");
        }
        OggHeaders headers = OggHeaders.read(source, start, streams.serial, codec.headers());
        if (headers.sound() >= source.size()) {
            throw new UnreadableMediaException("Ogg file that ends before its sound");
        }
        TagCollector collector = new TagCollector();
        readTags(codec, headers, collector);
        OggSound sound = new OggSound(source, headers.sound(), codec, streams.serial);
        AudioSignature signature = sound.signature();
        if (codec.name().equals("flac") && StreamInfo.of(streams.first.slice(OggCodec.FLAC_STREAM_INFO + 4)).hasMd5()) {
            StreamInfo info = StreamInfo.of(streams.first.slice(OggCodec.FLAC_STREAM_INFO + 4));
            signature = Signatures.ofSample("flac-md5", info.samples(), info.md5());
        }
        Duration duration = sound.duration();
        int bitRate = streams.video ? 0 : Rates.bitRate(source.size() - headers.sound(), duration);
        AudioProperties audio = new AudioProperties(codec.name(), bitRate, codec.bitDepth(), codec.samplingRate(),
                codec.channelCount(), duration);
        return new ParsedMedia("ogg", streams.video, audio, collector.collected(), signature);
    }

    /// The streams that begin together at the start of the file.
    private static Streams streams(ByteRange range, long start) throws IOException {
        Streams found = new Streams(null, 0, Bytes.EMPTY, false);
        long at = start;
        for (int i = 0; i < MAX_STREAMS; i++) {
            OggPage page = OggPage.at(range, at);
            if (page == null || !page.isFirstOfStream()) {
                break;
            }
            Bytes first = range.read(page.body(), (int) Math.min(page.bodyLength(), LONGEST_FIRST_PACKET));
            OggCodec codec = found.codec == null ? OggCodec.of(first) : null;
            if (codec != null) {
                found = new Streams(codec, page.serial(), first, found.video);
            } else if (OggCodec.isVideo(first)) {
                found = new Streams(found.codec, found.serial, found.first, true);
            }
            at = page.end();
        }
        return found;
    }

    private static void readTags(OggCodec codec, OggHeaders headers, TagCollector collector) throws IOException {
        if (codec.outputGain() != 0) {
            collector.add(TagField.OPUS_HEADER_GAIN, Integer.toString(codec.outputGain()));
        }
        if (!codec.name().equals("flac")) {
            VorbisComments.read(headers.packets().get(1), codec.commentOffset(), collector);
            return;
        }
        for (ScatteredRange block : headers.packets().subList(1, headers.packets().size())) {
            int type = block.read(0, 1).u8(0) & 0x7f;
            if (type == FLAC_COMMENT) {
                VorbisComments.read(block, codec.commentOffset(), collector);
            } else if (type == FLAC_PICTURE) {
                FlacPicture.read(block, codec.commentOffset(), collector);
            }
        }
    }
}
