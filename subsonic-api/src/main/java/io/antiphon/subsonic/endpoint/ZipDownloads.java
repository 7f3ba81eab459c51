package io.antiphon.subsonic.endpoint;

import io.antiphon.core.LibraryException;
import io.antiphon.core.Page;
import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.Catalogue;
import io.antiphon.core.library.ChannelId;
import io.antiphon.core.library.EpisodeId;
import io.antiphon.core.library.Folder;
import io.antiphon.core.library.FolderId;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.library.PathText;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.TrackSelection;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.playlist.Playlist;
import io.antiphon.core.playlist.PlaylistId;
import io.antiphon.core.playlist.PlaylistService;
import io.antiphon.subsonic.parameter.WireId;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Several files as one zip, written while it is sent. Files that are missing are left out before it begins; one that breaks off
/// while it is sent ends the answer without an end.
final class ZipDownloads {
    private final Catalogue catalogue;
    private final MusicFolders musicFolders;
    private final PlaylistService playlists;
    private final Items items;

    ZipDownloads(SubsonicPorts ports, Items items) {
        this.catalogue = ports.catalogue();
        this.musicFolders = ports.musicFolders();
        this.playlists = ports.playlists();
        this.items = items;
    }

    Reply download(Caller caller, WireId id) {
        Viewer viewer = caller.viewer();
        if (id.kind() == WireId.Kind.PLAYLIST || id.kind() == WireId.Kind.UNKNOWN && items.find(viewer, id).isEmpty()) {
            Playlist playlist = playlists.find(caller.user(), new PlaylistId(id.value()));
            return zip(playlist.name(),
                    numbered(playlists.entries(viewer, playlist).stream().map(Annotated::item).toList()));
        }
        return switch (items.resolve(viewer, id)) {
            case AlbumId album -> zip(items.album(viewer, album).item().name(),
                    named("", tracks(viewer, new TrackSelection.OfAlbum(album))));
            case ArtistId artist -> zip(items.artist(viewer, artist).item().name(),
                    byAlbum(tracks(viewer, new TrackSelection.OfArtist(artist))));
            case FolderId folder -> zip(items.folder(viewer, folder).item().name(), inFolder(viewer, folder, ""));
            case TrackId track -> zip(items.track(viewer, track).item().title(),
                    named("", List.of(items.track(viewer, track).item())));
            case EpisodeId _,ChannelId _ -> throw new LibraryException.NotFound("Files to pack", id.toString());
        };
    }

    /// The name of a track's file on disk.
    static String fileName(Track track) {
        String path = PathText.shown(track.file().path());
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private List<Track> tracks(Viewer viewer, TrackSelection selection) {
        return catalogue.listTracks(viewer, selection, Page.ALL).stream().map(Annotated::item).toList();
    }

    private static List<Member> named(String prefix, List<Track> tracks) {
        return tracks.stream().map(track -> new Member(prefix + safe(fileName(track)), track)).toList();
    }

    private static List<Member> byAlbum(List<Track> tracks) {
        return tracks.stream()
                .map(track -> new Member(safe(track.albumTitle()) + "/" + safe(fileName(track)), track))
                .toList();
    }

    private static List<Member> numbered(List<Track> tracks) {
        List<Member> members = new ArrayList<>();
        for (Track track : tracks) {
            members.add(new Member("%03d - %s".formatted(members.size() + 1, safe(fileName(track))), track));
        }
        return members;
    }

    private List<Member> inFolder(Viewer viewer, FolderId folder, String prefix) {
        List<Member> members = new ArrayList<>(named(prefix, tracks(viewer, new TrackSelection.OfFolder(folder))));
        for (Annotated<Folder> inside : catalogue.listSubfolders(viewer, folder)) {
            members.addAll(inFolder(viewer, inside.item().id(), prefix + safe(inside.item().name()) + "/"));
        }
        return members;
    }

    private record Member(String name, Track track) {}

    private Reply zip(String name, List<Member> members) {
        SequencedMap<String, Path> files = new LinkedHashMap<>();
        Set<Path> seen = new HashSet<>();
        for (Member member : members) {
            musicFolders.findFile(member.track())
                    .filter(Files::isRegularFile)
                    .filter(seen::add)
                    .ifPresent(file -> files.put(free(files, member.name()), file));
        }
        if (files.isEmpty()) {
            throw new LibraryException.NotFound("Files of", name);
        }
        return new Reply.LiveMedia("application/zip", () -> new Zip(files), null, null, safe(name) + ".zip");
    }

    /// Two discs may both hold `01.flac`.
    private static String free(SequencedMap<String, Path> taken, String name) {
        String candidate = name;
        for (int i = 2; taken.containsKey(candidate); i++) {
            int dot = name.lastIndexOf('.');
            candidate = dot < 0 ? name + " (" + i + ")" : name.substring(0, dot) + " (" + i + ")" + name.substring(dot);
        }
        return candidate;
    }

    /// A name that is one path element everywhere.
    private static String safe(String name) {
        String clean = name.replaceAll("[\\x00-\\x1f/\\\\:*?\"<>|]", "_").strip();
        return clean.isEmpty() || clean.equals(".") || clean.equals("..") ? "_" : clean;
    }

    /// Sound does not get smaller, so that nothing is compressed.
    private record Zip(SequencedMap<String, Path> files) implements Reply.Source {

        @Override
        public void writeTo(OutputStream out) throws IOException {
            ZipOutputStream zip = new ZipOutputStream(out);
            zip.setLevel(Deflater.NO_COMPRESSION);
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                Files.copy(file.getValue(), zip);
                zip.closeEntry();
            }
            zip.finish();
        }

        @Override
        public void close() {
            // every file is closed when it is written
        }
    }
}
