package io.antiphon.subsonic.mapping;

import io.antiphon.core.library.TrackId;
import io.antiphon.core.video.Caption;
import io.antiphon.core.video.VideoFacts;
import io.antiphon.subsonic.parameter.WireId;
import io.antiphon.subsonic.response.AudioTrack;
import io.antiphon.subsonic.response.Captions;
import io.antiphon.subsonic.response.VideoConversion;
import io.antiphon.subsonic.response.VideoInfo;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What goes with videos. Captions have the video's id, a point and their own; ids of tracks hold no point.
public final class VideoMapper {
    private static final char POINT = '.';
    private static final int[] BIT_RATES = {300, 700, 1500, 3000, 6000};

    private VideoMapper() {}

    /// @param caption empty for the first ones
    public record CaptionId(TrackId video, String caption) {}

    public static CaptionId captionId(String value) {
        int point = value.indexOf(POINT);
        return point < 0 ? new CaptionId(new TrackId(value), "")
                : new CaptionId(new TrackId(value.substring(0, point)), value.substring(point + 1));
    }

    public static VideoInfo info(TrackId id, VideoFacts facts, List<Caption> captions, boolean convertible) {
        String wireId = WireId.of(id).toString();
        return new VideoInfo(wireId,
                captions.stream().map(caption -> new Captions(wireId + POINT + caption.id(), caption.name())).toList(),
                facts.soundTracks().stream().map(VideoMapper::audioTrack).toList(),
                convertible ? conversions(facts) : List.of());
    }

    private static AudioTrack audioTrack(VideoFacts.SoundTrack track) {
        String name = track.title().isEmpty() ? "%s, %d channels".formatted(track.codec(), track.channelCount())
                : track.title();
        return new AudioTrack(Integer.toString(track.stream()), name, orNull(track.language()));
    }

    /// The qualities that are less than what there is.
    private static List<VideoConversion> conversions(VideoFacts facts) {
        Integer sound = facts.soundTracks().isEmpty() ? null : facts.soundTracks().getFirst().stream();
        return IntStream.of(BIT_RATES)
                .filter(rate -> facts.bitRate() == 0 || rate < facts.bitRate())
                .mapToObj(rate -> new VideoConversion(Integer.toString(rate), rate, sound))
                .toList();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
