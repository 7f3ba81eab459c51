package io.antiphon.media.video;

import io.antiphon.core.streaming.hls.Packaging;
import io.antiphon.core.streaming.hls.SegmentRequest;
import io.antiphon.core.streaming.hls.Segments;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says to ffmpeg what a piece of a fragmented MP4 is: one fragment, whose times count from [VideoArguments#EPOCH] on.
final class FragmentArguments {
    static final String LOSSLESS_ENCODER = "flac";
    private static final int MOST_LOSSLESS_BITS = 16;
    private static final Duration SAMPLE = Segments.GRID.multipliedBy(10);

    private FragmentArguments() {}

    /// @param version of ffmpeg
    static List<String> piece(SegmentRequest request, String version) {
        boolean last = request.segments().isLast(request.index());
        return request.packaging() == Packaging.FMP4_FLAC
                ? lossless(request, request.segments().start(request.index()),
                        last ? null : request.segments().length())
                : lossy(request, request.index(), last, version);
    }

    /// As little as shows what the pieces will be like.
    static List<String> init(SegmentRequest request, String version) {
        if (request.packaging() == Packaging.FMP4_FLAC) {
            return lossless(request, Duration.ZERO, Segments.LOSSLESS_GRID);
        }
        SegmentRequest beginning = new SegmentRequest(request.source(), request.sound(), request.rendition(),
                request.packaging(), request.soundStream(), new Segments(SAMPLE, request.segments().total()), 0);
        return lossy(beginning, 0, beginning.segments().isLast(0), version);
    }

    /// Blocks of 80 ms, which fill a piece exactly, so that the blocks are those that one encoder would have made.
    private static List<String> lossless(SegmentRequest request, Duration start,
            @Nullable Duration length) {
        List<String> arguments = VideoArguments.opening(false);
        if (start.isPositive()) {
            arguments.addAll(List.of("-ss", VideoArguments.seconds(start)));
        }
        if (length != null) {
            arguments.addAll(List.of("-t", VideoArguments.seconds(length.plus(Segments.LOSSLESS_GRID))));
        }
        VideoArguments.addInput(arguments, request.source());
        long block = Segments.LOSSLESS_GRID.toMillis() * request.sound().samplingRate() / 1000;
        arguments.addAll(List.of("-map", "0:a:0", "-c:a", LOSSLESS_ENCODER, "-frame_size", Long.toString(block),
                "-sample_fmt", request.sound().bitDepth() > MOST_LOSSLESS_BITS ? "s32" : "s16"));
        if (length != null) {
            long blocks = length.dividedBy(Segments.LOSSLESS_GRID);
            arguments.addAll(List.of("-bsf:a", "noise=drop='gte(n,%d)'".formatted(blocks)));
        }
        addContainer(arguments, start);
        return arguments;
    }

    /// Cut as a piece of a transport stream is. Pictures that are never sent before they are shown need no edit list.
    private static List<String> lossy(SegmentRequest request, int index, boolean last, String version) {
        boolean first = index == 0;
        Duration runUp = first ? Duration.ZERO : VideoArguments.RUN_UP;
        Duration start = request.segments().start(index).minus(runUp);
        Duration end = last ? null : runUp.plus(request.segments().length());
        List<String> arguments = VideoArguments.opening(request.rendition().hasPictures());
        if (start.isPositive()) {
            arguments.addAll(List.of("-ss", VideoArguments.seconds(start)));
        }
        if (end != null) {
            arguments.addAll(List.of("-t", VideoArguments.seconds(end.plus(Segments.GRID))));
        }
        VideoArguments.addInput(arguments, request.source());
        if (request.rendition().hasPictures()) {
            VideoArguments.addPictures(arguments, request.rendition(), runUp, end, version);
            arguments.addAll(
                    List.of("-video_track_timescale", Integer.toString(VideoArguments.PICTURE_TIMESCALE)));
        }
        arguments.addAll(List.of("-map", VideoArguments.sound(request.soundStream()), "-af",
                "aresample=" + VideoArguments.SAMPLING_RATE + ":async=1:first_pts=0"));
        VideoArguments.addSound(arguments, request.rendition().soundBitRate());
        arguments.addAll(
                List.of("-bsf:a", "noise=drop='" + VideoArguments.dropped(runUp, end, first) + "'"));
        addContainer(arguments, start);
        return arguments;
    }

    private static void addContainer(List<String> arguments, Duration start) {
        arguments.addAll(List.of("-strict", "experimental", "-output_ts_offset",
                VideoArguments.seconds(start.plus(VideoArguments.EPOCH)), "-avoid_negative_ts", "disabled",
                "-use_editlist", "0", "-movflags",
                "empty_moov+default_base_moof+frag_custom+frag_discont+skip_trailer", "-f", "mp4", "pipe:1"));
    }
}
