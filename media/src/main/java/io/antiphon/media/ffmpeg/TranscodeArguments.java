package io.antiphon.media.ffmpeg;

import io.antiphon.core.streaming.AudioFormat;
import io.antiphon.core.streaming.TranscodeRequest;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import net.bramp.ffmpeg.builder.FFmpegBuilder;
import net.bramp.ffmpeg.builder.FFmpegOutputBuilder;
import net.bramp.ffmpeg.builder.Strict;

/// Says to ffmpeg what a [TranscodeRequest] asks for. Sound goes to standard output; tags are kept, pictures are not.
final class TranscodeArguments {

    private static final int KILO = 1000;

    private TranscodeArguments() {}

    /// The encoders that can make a format, the best first.
    static List<String> encodersOf(AudioFormat format) {
        return switch (format) {
            case MP3 -> List.of("libmp3lame");
            case OPUS -> List.of("libopus");
            case AAC, M4A -> List.of("aac");
            case OGG -> List.of("libvorbis", "vorbis");
            case FLAC -> List.of("flac");
            case WAV -> List.of("pcm_s16le");
        };
    }

    static boolean canMake(AudioFormat format, Set<String> encoders) {
        return encodersOf(format).stream().anyMatch(encoders::contains);
    }

    static List<String> of(TranscodeRequest request, Set<String> encoders) {
        String encoder = encodersOf(request.format()).stream().filter(encoders::contains).findFirst().orElseThrow();
        FFmpegBuilder builder = new FFmpegBuilder().setVerbosity(FFmpegBuilder.Verbosity.ERROR)
                .addExtraArgs("-nostdin", "-protocol_whitelist", "file,pipe", "-threads", "1");
        var input = builder.addInput("file:" + request.source().toAbsolutePath());
        if (request.start().isPositive()) {
            // Before the input: seeks by index instead of decoding all that comes before.
            input.setStartOffset(request.start().toMillis(), TimeUnit.MILLISECONDS);
        }
        FFmpegOutputBuilder output = input.done().addStdoutOutput();
        output.disableVideo().disableSubtitle().setAudioCodec(encoder).setFormat(containerOf(request.format()));
        output.addExtraArgs("-map", "0:a:0", "-dn");
        addRates(output, request, encoder);
        addContainerOptions(output, request.format(), encoder);
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
        if (!format.isLossless()) {
            output.setAudioBitRate((request.bitRate() > 0 ? request.bitRate() : format.defaultBitRate()) * (long) KILO);
        }
        int samplingRate = supportedRate(format, request.samplingRate());
        if (samplingRate > 0) {
            output.setAudioSampleRate(samplingRate);
        }
        // ffmpeg's own Vorbis encoder makes stereo only.
        int channels = "vorbis".equals(encoder) ? 2 : request.channelCount();
        if (channels > 0) {
            output.setAudioChannels(channels);
        }
    }

    /// Opus knows five rates and MP3 nothing above 48 kHz; 0 leaves the choice to the encoder.
    private static int supportedRate(AudioFormat format, int wanted) {
        return switch (format) {
            case OPUS -> 48_000;
            case MP3 -> wanted > 48_000 ? 48_000 : wanted;
            case AAC, M4A, OGG -> wanted > 96_000 ? 96_000 : wanted;
            case FLAC, WAV -> wanted;
        };
    }

    private static void addContainerOptions(FFmpegOutputBuilder output, AudioFormat format, String encoder) {
        switch (format) {
            // A pipe cannot be sought back into, so the header's frame count would stay a lie.
            case MP3 -> output.addExtraArgs("-write_xing", "0", "-id3v2_version", "4");
            case M4A -> output.addExtraArgs("-movflags", "frag_keyframe+empty_moov+default_base_moof");
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
