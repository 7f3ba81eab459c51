package io.antiphon.subsonic.endpoint;

import io.antiphon.core.library.PlayableId;
import io.antiphon.core.library.Track;
import io.antiphon.core.streaming.AudioFormat;
import io.antiphon.core.streaming.LoudnessTags;
import io.antiphon.core.streaming.PlayerDefaults;
import io.antiphon.core.streaming.StreamPlan;
import io.antiphon.core.streaming.StreamPlanner;
import io.antiphon.core.streaming.StreamRequest;
import io.antiphon.core.streaming.TranscodeRequest;
import io.antiphon.core.streaming.Transcodes;
import io.antiphon.core.user.Permission;
import io.antiphon.core.video.PictureSize;
import io.antiphon.core.video.VideoConverter;
import io.antiphon.core.video.VideoPlanner;
import io.antiphon.core.video.VideoRequest;
import io.antiphon.subsonic.parameter.RetrievalParameters.Download;
import io.antiphon.subsonic.parameter.RetrievalParameters.Stream;
import io.antiphon.subsonic.parameter.WireId;
import io.antiphon.subsonic.response.SubsonicException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The sound itself: streamed, as it is or transcoded, and downloaded, alone or in a zip. Streaming never counts as a play.
final class StreamEndpoints implements ChapterEndpoints {
    private final VideoFiles files;
    private final VideoConverter converter;
    private final Transcodes transcodes;
    private final PlayerDefaults players;
    private final ZipDownloads zips;
    private final Items items;

    StreamEndpoints(SubsonicPorts ports, Items items) {
        this.files = new VideoFiles(ports);
        this.converter = ports.video().converter();
        this.transcodes = ports.streaming().transcodes();
        this.players = ports.streaming().players();
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
                        .sends("the file, or a zip of an album, artist, folder or playlist", Download.class,
                                this::download));
    }

    private Reply stream(Caller caller, Stream asked) {
        int maxBitRate = asked.maxBitRate() == null ? 0 : asked.maxBitRate();
        StreamRequest request = players.applyTo(caller.client(),
                new StreamRequest(asked.format(), maxBitRate, Duration.ofSeconds(asked.timeOffset()))
                        .elseIn(caller.user().own().format()));
        return items.findSong(caller.viewer(), asked.id())
                .map(song -> track(caller, song, request, asked))
                .orElseGet(() -> sound(caller, items.playable(caller.viewer(), asked.id()), request, asked));
    }

    private Reply track(Caller caller, Track track, StreamRequest request, Stream asked) {
        boolean soundAlone = AudioFormat.ofSuffix(String.valueOf(asked.format()))
                .filter(transcodes.formats()::contains)
                .isPresent();
        if (track.file().video() && !soundAlone) {
            return video(caller, track, files.existingFile(track), request, asked);
        }
        return sound(caller, items.playable(track), request, asked);
    }

    private Reply sound(Caller caller, Playable playable, StreamRequest request, Stream asked) {
        StreamPlanner planner = new StreamPlanner(transcodes.formats());
        return switch (planner.plan(playable.source(), request, caller.user().bitRateLimit())) {
            case StreamPlan.Raw raw -> raw(playable, null);
            case StreamPlan.Transcoded made -> transcoded(playable, made, asked.estimateContentLength(), null);
        };
    }

    private Reply video(Caller caller, Track track, Path file, StreamRequest request, Stream asked) {
        PictureSize size = asked.size() == null || asked.size().isEmpty() ? null : size(asked.size());
        Optional<VideoRequest> made = converter.canConvert()
                ? files.facts(track)
                        .filter(facts -> facts.width() > 0)
                        .flatMap(facts -> VideoPlanner.plan(track, file, facts, request, size, asked.converted(),
                                caller.user().bitRateLimit()))
                : Optional.empty();
        Duration left = track.audio().duration().minus(request.start());
        return made
                .<Reply>map(video -> new Reply.LiveMedia("video/mp4",
                        () -> LiveSound.begin(converter.convert(video), track.title()), null,
                        left.isPositive() ? left : null, null))
                .orElseGet(() -> new Reply.FileMedia(file, track.file().contentType(), track.audio().duration(), null));
    }

    private static PictureSize size(String text) {
        PictureSize size = PictureSize.parse(text);
        if (size == null) {
            throw SubsonicException.badValue("size", "like 640x480", text);
        }
        return size;
    }

    private static Reply raw(Playable playable, @Nullable String attachmentName) {
        return new Reply.FileMedia(playable.file(), playable.contentType(), playable.source().audio().duration(),
                attachmentName);
    }

    private Reply transcoded(Playable playable, StreamPlan.Transcoded plan, boolean estimate,
            @Nullable String attachmentName) {
        TranscodeRequest request = new TranscodeRequest(playable.file(), plan.format(), plan.bitRate(), 0, 0,
                plan.start(), LoudnessTags.of(playable.loudness(), plan.format()));
        Duration duration = playable.source().audio().duration();
        long bytes = estimate ? plan.estimateBytes(duration) : 0;
        Duration left = duration.minus(plan.start());
        return new Reply.KeptMedia(plan.format().contentType(), new KeptTranscode(transcodes, request),
                bytes == 0 ? null : bytes, left.isNegative() ? null : left, attachmentName);
    }

    /// The file, or a copy in another format when one is asked for.
    private Reply download(Caller caller, Download asked) {
        boolean single = asked.id().kind() == WireId.Kind.TRACK || asked.id().kind() == WireId.Kind.EPISODE
                || items.find(caller.viewer(), asked.id()).filter(PlayableId.class::isInstance).isPresent();
        if (!single) {
            return zips.download(caller, asked.id());
        }
        Playable playable = items.playable(caller.viewer(), asked.id());
        if (asked.format() == null && asked.maxBitRate() == 0) {
            return raw(playable, playable.fileName());
        }
        StreamRequest request = new StreamRequest(asked.format(), asked.maxBitRate(), Duration.ZERO);
        return switch (new StreamPlanner(transcodes.formats()).plan(playable.source(), request, 0)) {
            case StreamPlan.Raw raw -> raw(playable, playable.fileName());
            case StreamPlan.Transcoded made -> transcoded(playable, made, false,
                    renamed(playable.fileName(), made.format().suffix()));
        };
    }

    private static String renamed(String fileName, String suffix) {
        int dot = fileName.lastIndexOf('.');
        return (dot > 0 ? fileName.substring(0, dot) : fileName) + "." + suffix;
    }
}
