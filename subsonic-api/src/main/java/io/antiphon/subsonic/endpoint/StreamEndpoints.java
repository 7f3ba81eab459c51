package io.antiphon.subsonic.endpoint;

import io.antiphon.core.LibraryException;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.streaming.StreamPlan;
import io.antiphon.core.streaming.StreamPlanner;
import io.antiphon.core.streaming.StreamRequest;
import io.antiphon.core.streaming.TranscodeRequest;
import io.antiphon.core.streaming.Transcoder;
import io.antiphon.core.user.Permission;
import io.antiphon.subsonic.parameter.CommonParameters.ById;
import io.antiphon.subsonic.parameter.RetrievalParameters.Stream;
import io.antiphon.subsonic.parameter.WireId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The sound itself: streamed, as it is or transcoded, and downloaded, alone or in a zip. Streaming never counts as a play.
final class StreamEndpoints implements ChapterEndpoints {
    private final MusicFolders musicFolders;
    private final Transcoder transcoder;
    private final ZipDownloads zips;
    private final Items items;

    StreamEndpoints(SubsonicPorts ports, Items items) {
        this.musicFolders = ports.musicFolders();
        this.transcoder = ports.transcoder();
        this.zips = new ZipDownloads(ports, items);
        this.items = items;
    }

    @Override
    public List<Endpoint<?>> endpoints() {
        return List.of(
                Endpoint.named(Chapter.RETRIEVAL, "stream", "1.0.0")
                        .needs(Permission.STREAM)
                        .sends("the sound, as it is or transcoded", Stream.class, this::stream),
                Endpoint.named(Chapter.RETRIEVAL, "download", "1.0.0")
                        .needs(Permission.DOWNLOAD)
                        .sends("the file, or a zip of an album, artist, folder or playlist", ById.class,
                                this::download));
    }

    private Reply stream(Caller caller, Stream asked) {
        Track track = items.track(caller.viewer(), asked.id()).item();
        Path file = existingFile(track);
        int maxBitRate = asked.maxBitRate() == null ? 0 : asked.maxBitRate();
        StreamRequest request = new StreamRequest(asked.format(), maxBitRate, Duration.ofSeconds(asked.timeOffset()));
        return switch (new StreamPlanner(transcoder.formats()).plan(track, request, caller.user().maxBitRate())) {
            case StreamPlan.Raw raw -> new Reply.FileMedia(file, track.file().contentType(), track.audio().duration(),
                    null);
            case StreamPlan.Transcoded made -> transcoded(track, file, made, asked.estimateContentLength());
        };
    }

    private Reply transcoded(Track track, Path file, StreamPlan.Transcoded plan, boolean estimate) {
        TranscodeRequest request = new TranscodeRequest(file, plan.format(), plan.bitRate(), 0, 0, plan.start());
        long bytes = estimate ? plan.estimateBytes(track.audio().duration()) : 0;
        Duration left = track.audio().duration().minus(plan.start());
        return new Reply.LiveMedia(plan.format().contentType(),
                () -> LiveSound.begin(transcoder.transcode(request), track.title()), bytes == 0 ? null : bytes,
                left.isNegative() ? null : left, null);
    }

    private Reply download(Caller caller, ById asked) {
        boolean single = asked.id().kind() == WireId.Kind.TRACK
                || asked.id().kind() == WireId.Kind.UNKNOWN
                        && items.find(caller.viewer(), asked.id()).filter(TrackId.class::isInstance).isPresent();
        if (!single) {
            return zips.download(caller, asked.id());
        }
        Track track = items.track(caller.viewer(), new TrackId(asked.id().value())).item();
        return new Reply.FileMedia(existingFile(track), track.file().contentType(), track.audio().duration(),
                ZipDownloads.fileName(track));
    }

    private Path existingFile(Track track) {
        return musicFolders.findFile(track)
                .filter(Files::isRegularFile)
                .orElseThrow(() -> new LibraryException.NotFound("File of song", track.id().value()));
    }
}
