package io.antiphon.core.podcast;

import io.antiphon.core.library.ChannelId;
import io.antiphon.core.library.EpisodeId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Where downloaded files lie: `CHANNEL/EPISODE.suffix` and `CHANNEL/cover` in one folder, and what is under way in `unfinished`.
/// Names are made of ids, never of what a feed says.
public final class PodcastFiles {

    private static final System.Logger LOG = System.getLogger(PodcastFiles.class.getName());
    private static final Pattern SAFE_NAME = Pattern.compile("[0-9A-Za-z]{1,64}");
    private static final String COVER = "cover";
    private static final String UNFINISHED = "unfinished";

    private final Path folder;

    /// @param folder made when something is kept
    public PodcastFiles(Path folder) {
        this.folder = folder;
    }

    /// The file of a downloaded episode, which may have been removed by hand.
    public Path episode(PodcastEpisode episode, EpisodeFile file) {
        return channelFolder(episode.channel()).resolve(safe(episode.id().value()) + "." + safe(file.suffix()));
    }

    public Path cover(ChannelId channel) {
        return channelFolder(channel).resolve(COVER);
    }

    /// Where a download goes until it is whole.
    Path unfinished(EpisodeId id) throws IOException {
        return inUnfinished(safe(id.value()));
    }

    Path unfinishedCover(ChannelId id) throws IOException {
        return inUnfinished(safe(id.value()) + "-" + COVER);
    }

    /// Puts a whole file in its place; when this returns, both its bytes and its name survive the machine losing power.
    static void keep(Path unfinished, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        try (FileChannel written = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /// A file that cannot be deleted costs space, nothing else.
    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "%s cannot be deleted: %s".formatted(file, e.getMessage()));
        }
    }

    void deleteChannel(ChannelId channel) {
        Path channelFolder = channelFolder(channel);
        deleteAll(channelFolder);
        try {
            Files.deleteIfExists(channelFolder);
        } catch (DirectoryNotEmptyException _) {
            // Somebody put something there, or a file was said to stay.
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "%s cannot be deleted: %s".formatted(channelFolder, e.getMessage()));
        }
    }

    /// What a program that was killed left behind.
    void deleteUnfinished() {
        deleteAll(folder.resolve(UNFINISHED));
    }

    private static void deleteAll(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            files.filter(Files::isRegularFile).forEach(PodcastFiles::delete);
        } catch (NoSuchFileException _) {
            // Nothing was ever kept.
        } catch (IOException | UncheckedIOException e) {
            LOG.log(System.Logger.Level.WARNING, "%s cannot be listed: %s".formatted(directory, e.getMessage()));
        }
    }

    private Path inUnfinished(String name) throws IOException {
        Path unfinished = folder.resolve(UNFINISHED);
        Files.createDirectories(unfinished);
        return unfinished.resolve(name);
    }

    private Path channelFolder(ChannelId channel) {
        return folder.resolve(safe(channel.value()));
    }

    /// Ids come from requests too.
    private static String safe(String name) {
        if (!SAFE_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name for a file: " + name);
        }
        return name;
    }
}
