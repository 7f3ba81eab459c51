package io.antiphon.subsonic.endpoint;

import io.antiphon.core.LibraryException;
import io.antiphon.core.Page;
import io.antiphon.core.library.Catalogue;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.TrackSelection;
import io.antiphon.core.user.Permission;
import io.antiphon.core.video.Caption;
import io.antiphon.core.video.CaptionFormat;
import io.antiphon.core.video.VideoFacts;
import io.antiphon.subsonic.mapping.VideoMapper;
import io.antiphon.subsonic.parameter.CommonParameters.TrackById;
import io.antiphon.subsonic.parameter.VideoParameters.GetCaptions;
import io.antiphon.subsonic.parameter.WireId;
import io.antiphon.subsonic.response.VideoInfo;
import io.antiphon.subsonic.response.Videos;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Videos and their captions.
final class VideoEndpoints implements ChapterEndpoints {
    private final Catalogue catalogue;
    private final VideoPorts video;
    private final VideoFiles files;
    private final Items items;

    VideoEndpoints(SubsonicPorts ports, Items items) {
        this.catalogue = ports.catalogue();
        this.video = ports.video();
        this.files = new VideoFiles(ports);
        this.items = items;
    }

    @Override
    public List<Endpoint<?>> endpoints() {
        return List.of(
                Endpoint.named(Chapter.BROWSING, "getVideos", "1.8.0")
                        .answers("videos", Videos.class,
                                caller -> new Videos(items.songs(caller,
                                        catalogue.listTracks(caller.viewer(), new TrackSelection.Videos(), Page.ALL)))),
                Endpoint.named(Chapter.BROWSING, "getVideoInfo", "1.14.0")
                        .answers("videoInfo", VideoInfo.class, TrackById.class, this::info),
                Endpoint.named(Chapter.RETRIEVAL, "getCaptions", "1.14.0")
                        .needs(Permission.STREAM)
                        .sends("the captions as SubRip or WebVTT", GetCaptions.class, this::captions));
    }

    private VideoInfo info(Caller caller, TrackById asked) {
        Track track = video(caller, asked.id());
        Path file = files.existingFile(track);
        VideoFacts facts = files.facts(track)
                .orElseThrow(() -> new LibraryException.Unavailable(
                        "Nothing on this server can look into the video " + track.title()));
        return VideoMapper.info(track.id(), facts, video.captions().list(file), video.converter().canConvert());
    }

    private Reply captions(Caller caller, GetCaptions asked) {
        VideoMapper.CaptionId id = VideoMapper.captionId(asked.id().valueAs(WireId.Kind.TRACK));
        Track track = video(caller, id.video());
        Path file = files.existingFile(track);
        List<Caption> all = video.captions().list(file);
        Caption caption = all.stream()
                .filter(one -> id.caption().isEmpty() || one.id().equals(id.caption()))
                .findFirst()
                .orElseThrow(() -> new LibraryException.NotFound("Captions of video", track.id().value()));
        CaptionFormat format = asked.format() == null ? io.antiphon.core.video.Captions.formatOf(caption)
                : switch (asked.format()) {
                    case SRT -> CaptionFormat.SRT;
                    case VTT -> CaptionFormat.VTT;
                };
        return new Reply.BytesMedia(video.captions().text(file, caption, format).getBytes(StandardCharsets.UTF_8),
                format.contentType(), null);
    }

    private Track video(Caller caller, TrackId id) {
        Track track = items.track(caller.viewer(), id).item();
        if (!track.file().video()) {
            throw new LibraryException.NotFound("Video", id.value());
        }
        return track;
    }
}
