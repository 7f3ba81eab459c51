package io.antiphon.server.share;

import io.antiphon.core.LibraryException;
import io.antiphon.core.artwork.Picture;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.MusicFolder;
import io.antiphon.core.library.ReplayGain;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.podcast.EpisodeFile;
import io.antiphon.core.podcast.PodcastEpisode;
import io.antiphon.core.sharing.SharedEntry;
import io.antiphon.core.sharing.SharedMusic;
import io.antiphon.core.streaming.AudioFormat;
import io.antiphon.core.streaming.LoudnessTags;
import io.antiphon.core.streaming.StreamPlan;
import io.antiphon.core.streaming.StreamPlanner;
import io.antiphon.core.streaming.StreamRequest;
import io.antiphon.core.streaming.StreamSource;
import io.antiphon.core.streaming.TranscodeRequest;
import io.antiphon.core.user.UserId;
import io.antiphon.subsonic.endpoint.KeptTranscode;
import io.antiphon.subsonic.endpoint.Reply;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The pictures and the sound of one share.
final class ShareMedia {

    /// What browsers play by themselves; the page asks for MP3 where one does not.
    private static final Set<String> PLAYABLE = Set.of("mp3", "flac", "ogg", "oga", "opus", "aac", "wav", "mp4",
            "webm");
    private static final int COVER = 640;
    private static final int THUMBNAIL = 160;
    private static final int ENTRIES_FOR_COLLAGE = 100;

    private static final UserId NOBODY = new UserId("");

    private final SharePorts ports;

    ShareMedia(SharePorts ports) {
        this.ports = ports;
    }

    /// A file that is shared.
    ///
    /// @param name to save it under; not made safe
    /// @param loudness as tagged or measured
    private record Shared(Path file, String contentType, String name, StreamSource source, ReplayGain loudness) {}

    /// The picture that a signed address names. Who got the address was shown that picture, whatever they may see by now.
    Optional<Reply.Media> named(String token) {
        return ports.pictures()
                .read(token)
                .flatMap(named -> ports.artwork().find(everything(), named.item(), named.size()))
                .map(ShareMedia::picture);
    }

    private Viewer everything() {
        return new Viewer(NOBODY,
                ports.musicFolders().listMusicFolders().stream().map(MusicFolder::id).collect(Collectors.toSet()));
    }

    /// The picture of the whole.
    Optional<Reply.Media> cover(SharedMusic music) {
        List<ItemId> pictured = music.entries()
                .stream()
                .limit(ENTRIES_FOR_COLLAGE)
                .map(ShareMedia::pictured)
                .distinct()
                .toList();
        return ports.artwork().findCollage(music.sight(), pictured, COVER).map(ShareMedia::picture);
    }

    Optional<Reply.Media> thumbnail(SharedMusic music, SharedEntry entry) {
        return ports.artwork().find(music.sight(), pictured(entry), THUMBNAIL).map(ShareMedia::picture);
    }

    /// The sound in a form that browsers play.
    ///
    /// @param mp3 whether it must be MP3
    Reply.Media stream(SharedMusic music, SharedEntry entry, boolean mp3) {
        Shared shared = shared(entry);
        String wished = mp3 || !isPlayable(shared.source()) ? AudioFormat.MP3.suffix() : null;
        StreamPlan plan = new StreamPlanner(ports.transcodes().formats()).plan(shared.source(),
                new StreamRequest(wished, 0, Duration.ZERO), music.maxBitRate());
        Duration length = shared.source().audio().duration();
        return switch (plan) {
            case StreamPlan.Raw _ -> new Reply.FileMedia(shared.file(), shared.contentType(), length, null);
            case StreamPlan.Transcoded made -> new Reply.KeptMedia(made.format().contentType(),
                    new KeptTranscode(ports.transcodes(),
                            new TranscodeRequest(shared.file(), made.format(), made.bitRate(), 0, 0, made.start(),
                                    LoudnessTags.of(shared.loudness(), made.format()))),
                    null, length, null);
        };
    }

    /// The file itself, to be saved; empty when the share does not allow it.
    Optional<Reply.Media> download(SharedMusic music, SharedEntry entry) {
        if (!music.downloadable()) {
            return Optional.empty();
        }
        Shared shared = shared(entry);
        return Optional.of(new Reply.FileMedia(shared.file(), shared.contentType(), null, shared.name()));
    }

    private Shared shared(SharedEntry entry) {
        return switch (entry) {
            case SharedEntry.OfTrack(Track track) -> new Shared(
                    existing(ports.musicFolders().findFile(track), track.id()), track.file().contentType(),
                    "%s - %s.%s".formatted(track.credits().displayArtist(), track.title(), track.file().suffix()),
                    StreamSource.of(track), track.details().replayGain());
            case SharedEntry.OfEpisode(_, PodcastEpisode episode) -> shared(episode);
        };
    }

    private Shared shared(PodcastEpisode episode) {
        Path path = existing(ports.podcasts().findFile(episode), episode.id());
        EpisodeFile file = Optional.ofNullable(episode.state().file()).orElseThrow(() -> notFound(episode.id()));
        return new Shared(path, file.contentType(), episode.entry().title() + "." + file.suffix(),
                new StreamSource(file.suffix(), file.video(), file.audio()), ReplayGain.UNKNOWN);
    }

    private static Path existing(Optional<Path> file, ItemId id) {
        return file.filter(Files::isRegularFile).orElseThrow(() -> notFound(id));
    }

    private static LibraryException notFound(ItemId id) {
        return new LibraryException.NotFound("File of shared track", id.value());
    }

    /// An `.m4a` may hold ALAC, which only some browsers play.
    private static boolean isPlayable(StreamSource source) {
        String suffix = source.suffix().toLowerCase(Locale.ROOT);
        return PLAYABLE.contains(suffix) || suffix.equals("m4a") && source.audio().codec().equals("aac");
    }

    private static ItemId pictured(SharedEntry entry) {
        return switch (entry) {
            case SharedEntry.OfTrack(Track track) -> switch (track.cover()) {
                case ALBUM, NONE -> track.album();
                case TRACK -> track.id();
            };
            case SharedEntry.OfEpisode(_, PodcastEpisode episode) -> episode.id();
        };
    }

    private static Reply.Media picture(Picture picture) {
        return new Reply.BytesMedia(picture.bytes(), picture.contentType(), picture.etag());
    }
}
