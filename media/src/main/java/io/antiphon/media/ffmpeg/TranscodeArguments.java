package io.antiphon.media.ffmpeg;

import io.antiphon.core.streaming.AudioFormat;
import io.antiphon.core.streaming.TranscodeRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import net.bramp.ffmpeg.builder.FFmpegBuilder;
import net.bramp.ffmpeg.builder.FFmpegOutputBuilder;
import net.bramp.ffmpeg.builder.Strict;
import org.jspecify.annotations.Nullable;

/// Says to ffmpeg what a [TranscodeRequest] asks for. Tags are kept, pictures are not.
final class TranscodeArguments {

    /// Seconds of processor time that end a process: far more than the longest audio book takes, so that only what runs wild gets there.
    private static final String TIME_LIMIT = "7200";

    /// Of MP3. A frame may need the two before it, and a decoder drops the first thousand samples.
    private static final long MP3_RUN_UP_MILLIS = 78;

    /// What MP4 files say of themselves, which other formats would take for tags.
    private static final List<String> CONTAINER_TAGS = List.of("major_brand", "minor_version", "compatible_brands",
            "vendor_id", "handler_name", "iTunSMPB");

    private TranscodeArguments() {}

    /// The encoders that can make a format, the best first.
    static List<String> encodersOf(AudioFormat format) {
        return switch (format) {
            case MP3 -> List.of("libmp3lame", "libshine");
            case OPUS -> List.of("libopus");
            case AAC, M4A -> List.of("aac", "libfdk_aac");
            case OGG -> List.of("libvorbis", "vorbis");
            case FLAC -> List.of("flac");
            case WAV -> List.of("pcm_s16le");
        };
    }

    static boolean canMake(AudioFormat format, Set<String> encoders) {
        return encodersOf(format).stream().anyMatch(encoders::contains);
    }

    /// @param target absent for standard output
    static List<String> of(TranscodeRequest request, Set<String> encoders, @Nullable Path target) {
        String encoder = encodersOf(request.format()).stream().filter(encoders::contains).findFirst().orElseThrow();
        FFmpegBuilder builder = new FFmpegBuilder().setVerbosity(FFmpegBuilder.Verbosity.ERROR)
                .addExtraArgs("-timelimit", TIME_LIMIT)
                .addExtraArgs(SafeInputs.ofSound().toArray(String[]::new));
        var input = builder.addInput(ProgramInput.of(request.source()));
        if (request.start().isPositive()) {
            // Before the input: seeks by index instead of decoding all that comes before.
            input.setStartOffset(request.start().toMillis(), TimeUnit.MILLISECONDS);
        }
        FFmpegBuilder read = input.done();
        FFmpegOutputBuilder output = target == null ? read.addStdoutOutput()
                : read.addOutput("file:" + target.toAbsolutePath());
        output.disableVideo().disableSubtitle().setAudioCodec(encoder).setFormat(containerOf(request.format()));
        output.addExtraArgs("-map", "0:a:0", "-dn", "-flush_packets", "1");
        addRates(output, request, encoder);
        addTags(output, request);
        addContainerOptions(output, request.format(), encoder, target != null);
        return output.done().build();
    }

    /// Reads from the beginning and passes over what comes before the moment: by the indexes that Ogg and MP3 lack, half a second could be
    /// missed.
    static List<String> ofCut(Path whole, AudioFormat format, Duration start, Path target) {
        FFmpegOutputBuilder output = new FFmpegBuilder().setVerbosity(FFmpegBuilder.Verbosity.ERROR)
                .addExtraArgs("-timelimit", TIME_LIMIT)
                .addExtraArgs(SafeInputs.ofSound().toArray(String[]::new))
                .addInput("file:" + whole.toAbsolutePath())
                .done()
                .addOutput("file:" + target.toAbsolutePath());
        long early = format == AudioFormat.MP3 ? MP3_RUN_UP_MILLIS : 0;
        output.setStartOffset(Math.max(0, start.toMillis() - early), TimeUnit.MILLISECONDS);
        output.disableVideo().disableSubtitle().setAudioCodec("copy").setFormat(containerOf(format));
        output.addExtraArgs("-map", "0:a:0", "-dn", "-flush_packets", "1");
        addContainerOptions(output, format, "copy", false);
        return output.done().build();
    }

    private static String containerOf(AudioFormat format) {
        return switch (format) {
            case MP3 -> "mp3";
            case OPUS, OGG -> "ogg";
            case AAC -> "adts";
            case M4A -> "ipod";
            case FLAC -> "flac";
            case WAV -> "wav";
        };
    }

    private static void addRates(FFmpegOutputBuilder output, TranscodeRequest request, String encoder) {
        AudioFormat format = request.format();
        int bitRate = EncoderRules.bitRate(format, request.bitRate());
        if ("libvorbis".equals(encoder)) {
            // The builder knows no qualities below 0.
            output.addExtraArgs("-q:a", String.format(Locale.ROOT, "%.2f", EncoderRules.vorbisQuality(bitRate)));
        } else if (bitRate > 0) {
            output.setAudioBitRate(EncoderRules.bitsPerSecond(bitRate));
        }
        EncoderRules.samplingRate(format, request.samplingRate()).ifPresent(output::setAudioSampleRate);
        int channels = EncoderRules.channelCount(format, encoder, request.channelCount());
        if (channels > 0) {
            output.setAudioChannels(channels);
        }
        EncoderRules.filter(format).ifPresent(filter -> output.addExtraArgs("-af", filter));
    }

    /// Ogg files have their tags at the sound, others at the file: both are taken together, and written where the format has them.
    private static void addTags(FFmpegOutputBuilder output, TranscodeRequest request) {
        output.addExtraArgs("-map_metadata", "0", "-map_metadata", "0:s:a:0", "-map_metadata:s:a:0", "-1");
        CONTAINER_TAGS.forEach(name -> output.addExtraArgs("-metadata", name + "="));
        new TreeMap<>(request.tags()).forEach((name, value) -> output.addExtraArgs("-metadata", name + "=" + value));
    }

    /// @param finished whether the beginning can be written again at the end
    private static void addContainerOptions(FFmpegOutputBuilder output, AudioFormat format, String encoder,
            boolean finished) {
        switch (format) {
            // A pipe cannot be sought back into, so the header's frame count would stay a lie there.
            case MP3 -> output.addExtraArgs("-write_xing", finished ? "1" : "0", "-id3v2_version", "4");
            // In fragments of a second, so that it can be played while it grows; the header waits for the first of them, as only then the
            // encoder's delay is known, which goes into an edit list. Chapters would become a track of text.
            case M4A -> {
                output.addExtraArgs("-movflags", "empty_moov+delay_moov+default_base_moof", "-frag_duration", "1000000",
                        "-map_chapters", "-1");
                if (finished) {
                    output.addExtraArgs("-metadata", GaplessMarks.RESERVED_TAG);
                }
            }
            case OPUS -> output.addExtraArgs("-vbr", "on");
            case WAV -> output.addExtraArgs("-bitexact");
            case OGG -> {
                if ("vorbis".equals(encoder)) {
                    output.setStrict(Strict.EXPERIMENTAL);
                }
            }
            case AAC, FLAC -> {}
        }
    }
}
