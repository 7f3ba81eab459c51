package io.antiphon.media.tag.probe;

import io.antiphon.core.library.AudioProperties;
import io.antiphon.core.tag.AudioSignature;
import io.antiphon.core.tag.UnreadableMediaException;
import io.antiphon.media.tag.apev2.TrailingTags;
import io.antiphon.media.tag.format.ByteSource;
import io.antiphon.media.tag.format.Bytes;
import io.antiphon.media.tag.format.CollectedTags;
import io.antiphon.media.tag.format.ParsedMedia;
import io.antiphon.media.tag.format.Rates;
import io.antiphon.media.tag.format.Signatures;
import io.antiphon.media.tag.format.TagCollector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Reads files of a [ProbedFormat] with ffprobe's help. Pictures in them are not described: ffprobe cannot hand them out.
public final class ProbingReader {

    private final @Nullable Ffprobe ffprobe;

    /// @param ffprobe null when the machine has none
    public ProbingReader(@Nullable Ffprobe ffprobe) {
        this.ffprobe = ffprobe;
    }

    public ParsedMedia read(Path file, ByteSource source, long start, ProbedFormat format)
            throws IOException, UnreadableMediaException {
        if (ffprobe == null) {
            throw new UnreadableMediaException("files of type " + format.container()
                    + " are read by ffprobe, which was not found: install ffmpeg");
        }
        ProbeAnswer answer = ffprobe.probe(file, format.demuxer());
        String sound = findStream(answer, "audio");
        boolean video = !findStream(answer, "video").isEmpty();
        if (sound.isEmpty() && !video) {
            throw new UnreadableMediaException("no stream of sound or video in the " + format.container() + " file");
        }
        TrailingTags trailing = format.bare() ? TrailingTags.of(source, start)
                : new TrailingTags(source.size(), CollectedTags.NONE, CollectedTags.NONE);
        AudioProperties audio = audio(answer, sound, video ? 0 : trailing.start() - start);
        AudioSignature signature = format.bare()
                ? Signatures.ofPayload(format.container(), source, start, trailing.start())
                : signature(answer, sound, audio.duration());
        return new ParsedMedia(format.container(), video, audio, trailing.tags(tags(answer, sound)), signature);
    }

    /// The key under which the first stream of a kind stands, empty when there is none; attached pictures do not count.
    private static String findStream(ProbeAnswer answer, String type) {
        for (int i = 0; i < answer.streamCount(); i++) {
            String stream = "streams.stream." + i;
            if (answer.text(stream + ".codec_type").equals(type)
                    && !answer.text(stream + ".disposition.attached_pic").equals("1")) {
                return stream;
            }
        }
        return "";
    }

    private static AudioProperties audio(ProbeAnswer answer, String sound, long bytes) {
        double seconds = answer.number("format.duration");
        Duration duration = Rates.duration(seconds > 0 ? seconds : answer.number(sound + ".duration"), 1);
        int bitRate = (int) Math.round(answer.number(sound + ".bit_rate") / 1000);
        String codec = answer.text(sound + ".codec_name");
        boolean pcm = codec.startsWith("pcm_");
        boolean lossless = pcm || codec.equals("flac") || codec.equals("alac") || codec.equals("tta")
                || codec.equals("tak") || codec.equals("truehd");
        return new AudioProperties(pcm ? "pcm" : codec, bitRate > 0 ? bitRate : Rates.bitRate(bytes, duration),
                lossless ? (int) answer.number(sound + ".bits_per_raw_sample") : 0,
                (int) answer.number(sound + ".sample_rate"),
                (int) answer.number(sound + ".channels"), duration,
                codec.equals("aac") ? profile(answer.text(sound + ".profile")) : null);
    }

    private static @Nullable String profile(String text) {
        return text.isEmpty() || text.equals("unknown") ? null : text;
    }

    /// The file's tags count before the stream's; ffmpeg joins several values with `;`, which stays for the interpretation.
    private static CollectedTags tags(ProbeAnswer answer, String sound) {
        TagCollector ofFile = new TagCollector();
        answer.forEachTag("format", ofFile::addNamed);
        TagCollector ofStream = new TagCollector();
        answer.forEachTag(sound, (name, value) -> {
            if (!name.equalsIgnoreCase("title") && !name.equalsIgnoreCase("language")) {
                ofStream.addNamed(name, value);
            }
        });
        return ofFile.collected().orElse(ofStream.collected());
    }

    /// The hashes of the first packets of sound (of all kinds where there is no sound), and the duration.
    private static AudioSignature signature(ProbeAnswer answer, String sound, Duration duration) {
        String stream = sound.substring(sound.lastIndexOf('.') + 1);
        StringBuilder hashes = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            String packet = "packets.packet." + i;
            if (sound.isEmpty() || answer.text(packet + ".stream_index").equals(stream)) {
                hashes.append(answer.text(packet + ".data_hash"));
            }
        }
        return Signatures.ofSample("packets", duration.toMillis(),
                Bytes.of(hashes.toString().getBytes(StandardCharsets.US_ASCII)));
    }
}
