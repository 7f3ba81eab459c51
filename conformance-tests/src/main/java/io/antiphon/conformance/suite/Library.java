package io.antiphon.conformance.suite;

import io.antiphon.conformance.answer.AnswerTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What the suite found in the server's library, to ask about. Looking is bounded: a large library is only sampled.
public final class Library {

    private static final int PAGE = 500;
    private static final int DETAILED = 60;
    private static final Set<String> LOSSLESS = Set.of("flac", "wav", "aiff", "aif", "alac", "ape", "wv");

    private final Session session;
    private final List<AnswerTree> artists = new ArrayList<>();
    private final List<AnswerTree> albums = new ArrayList<>();
    private final List<AnswerTree> detailedAlbums = new ArrayList<>();
    private final List<AnswerTree> songs = new ArrayList<>();
    private final List<AnswerTree> genres;
    private final List<AnswerTree> folders;
    private final List<AnswerTree> directories = new ArrayList<>();
    private final List<AnswerTree> videos;

    private Library(Session session) {
        this.session = session;
        this.genres = look("genre", "getGenres");
        this.folders = look("musicFolder", "getMusicFolders");
        this.videos = look("video", "getVideos");
    }

    /// Looks around on the server.
    static Library explore(Session session) {
        Library library = new Library(session);
        library.exploreTags();
        library.exploreFolders();
        return library;
    }

    private void exploreTags() {
        for (AnswerTree index : look("index", "getArtists")) {
            artists.addAll(index.items("artist"));
        }
        albums.addAll(look("album", "getAlbumList2", "type", "alphabeticalByName", "size", String.valueOf(PAGE)));
        for (AnswerTree album : albums.subList(0, Math.min(DETAILED, albums.size()))) {
            session.look(Call.of("getAlbum", "id", album.text("id"))).ifPresent(detailedAlbums::add);
        }
        songs.addAll(look("song", "search3", "query", "", "songCount", String.valueOf(PAGE), "artistCount", "0",
                "albumCount", "0"));
        if (songs.isEmpty()) {
            detailedAlbums.forEach(album -> songs.addAll(album.items("song")));
        }
        if (songs.isEmpty()) {
            songs.addAll(look("song", "getRandomSongs", "size", "100"));
        }
    }

    private void exploreFolders() {
        for (AnswerTree index : look("index", "getIndexes")) {
            directories.addAll(index.items("artist"));
        }
    }

    private List<AnswerTree> look(String list, String endpoint, String... parameters) {
        return session.look(Call.of(endpoint, parameters)).map(tree -> tree.items(list)).orElse(List.of());
    }

    public List<AnswerTree> artists() {
        return artists;
    }

    public List<AnswerTree> albums() {
        return albums;
    }

    public List<AnswerTree> songs() {
        return songs;
    }

    /// All songs, those first that the user has said nothing about yet.
    public List<AnswerTree> songsUntouchedFirst() {
        return songs.stream().sorted(Comparator.comparing(song -> !untouched(song))).toList();
    }

    public List<AnswerTree> genres() {
        return genres;
    }

    public List<AnswerTree> musicFolders() {
        return folders;
    }

    public List<AnswerTree> videos() {
        return videos;
    }

    /// Artist folders, as getIndexes lists them.
    public List<AnswerTree> directories() {
        return directories;
    }

    /// An artist that has an album.
    public Optional<AnswerTree> artist() {
        return artists.stream()
                .filter(artist -> artist.number("albumCount", 1) > 0 && untouched(artist))
                .findFirst()
                .or(() -> artists.stream().findFirst());
    }

    /// A sampled album, with its songs, that looks like this.
    public Optional<AnswerTree> album(Predicate<AnswerTree> wanted) {
        return detailedAlbums.stream().filter(wanted).findFirst();
    }

    /// An album with at least so many songs.
    public Optional<AnswerTree> albumWithSongs(int count) {
        return album(album -> album.items("song").size() >= count);
    }

    public Optional<AnswerTree> albumOfSeveralDiscs() {
        return album(album -> album.items("song").stream().map(song -> song.text("discNumber")).distinct().count() > 1);
    }

    /// A song that looks like this.
    public Optional<AnswerTree> song(Predicate<AnswerTree> wanted) {
        return songs.stream().filter(wanted).findFirst();
    }

    /// A song of some length, small enough to be fetched often, that the user has said nothing about yet.
    public Optional<AnswerTree> song() {
        return song(song -> untouched(song) && song.number("duration", 0) >= 10 && song.number("size", 0) < 30_000_000)
                .or(() -> songs.stream().findFirst());
    }

    public Optional<AnswerTree> losslessSong() {
        return song(song -> LOSSLESS.contains(song.text("suffix")) && song.number("duration", 0) >= 5);
    }

    public Optional<AnswerTree> songWithCover() {
        return song(song -> song.has("coverArt"));
    }

    /// A song that the server has lyrics for, among the first ones.
    public Optional<AnswerTree> songWithLyrics() {
        return detailedSongs().filter(song -> session.look(Call.of("getLyricsBySongId", "id", song.text("id")))
                .map(list -> !list.items("structuredLyrics").isEmpty())
                .orElse(false)).findFirst();
    }

    private Stream<AnswerTree> detailedSongs() {
        return songs.stream().limit(DETAILED * 2L);
    }

    /// The id of something of that name in a parameter's sample, or nothing when there is no such thing.
    public Optional<String> sample(String name) {
        return switch (name) {
            case "song" -> song().map(Library::id);
            case "album" -> albums.stream().filter(Library::untouched).findFirst().map(Library::id);
            case "artist" -> artist().map(Library::id);
            case "directory" -> directories.stream().findFirst().map(Library::id);
            case "cover" -> songWithCover().map(song -> song.text("coverArt"));
            case "genre" -> genres.stream().findFirst().map(genre -> genre.text("value"));
            case "video" -> videos.stream().findFirst().map(Library::id);
            case "playlist" -> first("playlist", "getPlaylists");
            case "share" -> first("share", "getShares");
            case "station" -> first("internetRadioStation", "getInternetRadioStations");
            case "channel" -> first("channel", "getPodcasts");
            case "episode" -> first("episode", "getNewestPodcasts");
            case "self" -> Optional.of(session.account().user());
            default -> throw new IllegalArgumentException("The data names an unknown sample: " + name);
        };
    }

    private Optional<String> first(String list, String endpoint) {
        return look(list, endpoint).stream().findFirst().map(Library::id);
    }

    private static boolean untouched(AnswerTree thing) {
        return !thing.has("starred") && !thing.has("bookmarkPosition") && thing.number("userRating", 0) == 0;
    }

    private static String id(AnswerTree thing) {
        return thing.text("id");
    }
}
