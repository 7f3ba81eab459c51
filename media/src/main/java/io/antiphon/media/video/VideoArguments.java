package io.antiphon.media.video;

import io.antiphon.core.streaming.hls.Rendition;
import io.antiphon.core.streaming.hls.SegmentRequest;
import io.antiphon.core.streaming.hls.Segments;
import io.antiphon.core.video.VideoFacts;
import io.antiphon.core.video.VideoRequest;
import io.antiphon.media.ffmpeg.ProgramInput;
import io.antiphon.media.ffmpeg.SafeInputs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Says to ffmpeg what is asked for.
final class VideoArguments {
    static final String PICTURE_ENCODER = "libx264";
    static final String SOUND_ENCODER = "aac";
    static final int SAMPLING_RATE = 48_000;
    private static final int FRAME_SAMPLES = 1024;
    /// Encoded before a piece and thrown away, so that decoder and encoder are in full swing when it begins.
    static final Duration RUN_UP = Segments.GRID.multipliedBy(5);
    /// Where the times of the first piece begin; what an encoder puts before the first sample stays above zero.
    static final Duration EPOCH = Duration.ofSeconds(10);
    static final int PICTURE_TIMESCALE = 90_000;
    /// Those that do not know `-fps_mode`; newer ones forget `-vsync`. Without it pictures are repeated to fill up the run-up.
    private static final Pattern OLD = Pattern.compile("n?([0-4]\\.|5\\.0).*");
    private static final int THREADS = 2;
    private static final int DEFAULT_BIT_RATE = 2500;
    private static final int DEFAULT_SOUND = 160;

    private VideoArguments() {}

    /// One piece. Sound and pictures are cut after decoding, packets of sound by their number: the one before the first holds
    /// what the encoder needs before it begins.
    ///
    /// @param version of ffmpeg
    static List<String> segment(SegmentRequest request, String version) {
        Segments segments = request.segments();
        boolean first = request.index() == 0;
        boolean last = segments.isLast(request.index());
        Duration runUp = first ? Duration.ZERO : RUN_UP;
        Duration start = segments.start(request.index()).minus(runUp);
        Duration end = runUp.plus(segments.length());
        List<String> arguments = opening(request.rendition().hasPictures());
        if (start.isPositive()) {
            arguments.addAll(List.of("-ss", seconds(start)));
        }
        if (!last) {
            arguments.addAll(List.of("-t", seconds(end.plus(Segments.GRID))));
        }
        addInput(arguments, request.source());
        if (request.rendition().hasPictures()) {
            addPictures(arguments, request.rendition(), runUp, last ? null : end, version);
        }
        arguments.addAll(List.of("-map", sound(request.soundStream()), "-af",
                "aresample=" + SAMPLING_RATE + ":async=1:first_pts=0"));
        addSound(arguments, request.rendition().soundBitRate());
        arguments.addAll(List.of("-bsf:a",
                "noise=drop='" + dropped(first ? Duration.ZERO : runUp, last ? null : end, first) + "'"));
        arguments.addAll(List.of("-output_ts_offset", seconds(start.plus(EPOCH)), "-muxdelay", "0", "-muxpreload", "0",
                "-f", "mpegts", "pipe:1"));
        return arguments;
    }

    /// An MP4 that can be played while it is made.
    static List<String> movie(VideoRequest request) {
        VideoFacts facts = request.facts();
        boolean fromStart = !request.start().isPositive();
        boolean copyPictures = facts.codec().equals("h264") && request.bitRate() == 0 && request.size().isSame()
                && fromStart;
        boolean copySound = copyPictures && facts.soundTracks().stream().allMatch(track -> track.codec().equals("aac"));
        List<String> arguments = opening(true);
        if (!fromStart) {
            arguments.addAll(List.of("-ss", seconds(request.start())));
        }
        addInput(arguments, request.source());
        arguments.addAll(
                List.of("-map", "0:V:0", "-map", sound(request.soundStream() == null ? -1 : request.soundStream())));
        int bitRate = request.bitRate() > 0 ? request.bitRate()
                : facts.bitRate() > 0 ? facts.bitRate() : DEFAULT_BIT_RATE;
        Rendition rendition = new Rendition(bitRate, Math.max(1, request.size().width()),
                Math.max(1, request.size().height()));
        if (copyPictures) {
            arguments.addAll(List.of("-c:v", "copy"));
        } else {
            if (!request.size().isSame()) {
                arguments.addAll(
                        List.of("-vf", "scale=%d:%d".formatted(request.size().width(), request.size().height())));
            }
            addEncoder(arguments, rendition);
            arguments.addAll(List.of("-force_key_frames", "expr:gte(t,n_forced*2)"));
        }
        if (copySound) {
            arguments.addAll(List.of("-c:a", "copy"));
        } else {
            addSound(arguments, request.bitRate() == 0 ? DEFAULT_SOUND : rendition.soundBitRate());
        }
        arguments.addAll(List.of("-movflags", "frag_keyframe+empty_moov+default_base_moof", "-f", "mp4", "pipe:1"));
        return arguments;
    }

    static List<String> subtitles(Path file, int stream) {
        List<String> arguments = opening(true);
        arguments.addAll(List.of("-i", ProgramInput.of(file), "-map", "0:" + stream, "-c:s", "srt", "-f",
                "srt", "pipe:1"));
        return arguments;
    }

    /// @param pictures whether more than sound is needed of the file
    static List<String> opening(boolean pictures) {
        List<String> arguments = new ArrayList<>(List.of("-v", "error"));
        arguments.addAll(pictures ? SafeInputs.ofVideos() : SafeInputs.ofSound());
        return arguments;
    }

    static void addInput(List<String> arguments, Path file) {
        arguments.addAll(List.of("-i", ProgramInput.of(file), "-sn", "-dn", "-map_metadata", "-1",
                "-map_chapters", "-1"));
    }

    /// `?`: pictures without sound are fine.
    static String sound(int stream) {
        return stream < 0 ? "0:a:0?" : "0:" + stream + "?";
    }

    /// The profile and level are those that playlists name. Pictures keep their times to the tick, so that they go on evenly from piece to
    /// piece, and are never sent before they are shown, so that they begin with the sound.
    ///
    /// @param version of ffmpeg
    static void addPictures(List<String> arguments, Rendition rendition, Duration start, @Nullable Duration end,
            String version) {
        String trim = "trim=start=" + seconds(start) + (end == null ? "" : ":end=" + seconds(end));
        arguments.addAll(List.of("-map", "0:V:0", "-vf",
                "%s,scale=%d:%d".formatted(trim, rendition.width(), rendition.height())));
        addEncoder(arguments, rendition);
        int level = rendition.level();
        arguments.addAll(List.of("-profile:v", "high", "-level:v", level / 10 + "." + level % 10, "-bf", "0",
                OLD.matcher(version).matches() ? "-vsync" : "-fps_mode", "passthrough", "-enc_time_base",
                "1:" + PICTURE_TIMESCALE));
    }

    private static void addEncoder(List<String> arguments, Rendition rendition) {
        String rate = rendition.pictureBitRate() + "k";
        arguments.addAll(List.of("-c:v", PICTURE_ENCODER, "-preset", "veryfast", "-pix_fmt", "yuv420p", "-threads",
                Integer.toString(THREADS), "-b:v", rate,
                "-maxrate", rate, "-bufsize", rendition.pictureBitRate() * 2 + "k"));
    }

    static void addSound(List<String> arguments, int bitRate) {
        arguments.addAll(List.of("-c:a", SOUND_ENCODER, "-ac", "2", "-ar", Integer.toString(SAMPLING_RATE), "-b:a",
                bitRate + "k"));
    }

    /// Packet 0 ends where the sound begins, so packet `n` begins `n - 1` frames after that.
    static String dropped(Duration start, @Nullable Duration end, boolean first) {
        long from = first ? 0 : frames(start) + 1;
        return "lt(n,%d)".formatted(from) + (end == null ? "" : "+gt(n,%d)".formatted(frames(end)));
    }

    private static long frames(Duration duration) {
        return duration.toMillis() * SAMPLING_RATE / 1000 / FRAME_SAMPLES;
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1000.0);
    }
}
