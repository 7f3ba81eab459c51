package io.antiphon.benchmarks.library;

import io.antiphon.benchmarks.audio.AudioFiles;
import io.antiphon.benchmarks.audio.Picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// Writes albums of a plan below a folder. Safe for several threads as long as they take different albums.
final class LibraryWriter {

    private final Path root;
    private final TagSheet sheet;
    private final CoverPainter painter;
    private final AudioFiles audio = new AudioFiles();

    LibraryWriter(Path root, long seed) {
        this.root = root;
        this.sheet = new TagSheet(seed);
        this.painter = new CoverPainter(seed);
    }

    /// The folder, its cover and its tracks; answers the bytes written.
    long writeAlbum(AlbumPlan album) throws IOException {
        Path folder = Files.createDirectories(root.resolve(album.folder()));
        long bytes = 0;
        if (album.folderCover().isPresent()) {
            String name = album.folderCover().get();
            Picture cover = name.endsWith(".png") ? painter.folderPng(album.number())
                    : painter.folderJpeg(album.number());
            Files.write(folder.resolve(name), cover.bytes());
            bytes += cover.bytes().length;
        }
        Optional<Picture> embedded = embedded(album);
        for (TrackPlan track : album.tracks()) {
            byte[] file = bytes(album, track, 0, embedded);
            write(folder.resolve(track.file()), file);
            bytes += file.length;
        }
        return bytes;
    }

    /// One track again, with the title of that revision; the file must be there.
    void rewriteTrack(AlbumPlan album, TrackPlan track, int revision) throws IOException {
        Path file = root.resolve(album.folder()).resolve(track.file());
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString(), null, "the library is not the one that was generated");
        }
        Files.write(file, bytes(album, track, revision, embedded(album)));
    }

    private byte[] bytes(AlbumPlan album, TrackPlan track, int revision, Optional<Picture> embedded) {
        return audio.write(album.format(), sheet.tags(album, track, revision, embedded), track.sound());
    }

    private Optional<Picture> embedded(AlbumPlan album) {
        return album.embedsCover() ? Optional.of(painter.embedded(album.number())) : Optional.empty();
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try {
            Files.write(file, bytes);
        } catch (NoSuchFileException discFolder) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, bytes);
        }
    }
}
