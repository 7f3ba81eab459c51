package io.antiphon.conformance.chapter;

import io.antiphon.conformance.answer.AnswerTree;
import io.antiphon.conformance.suite.Cases;
import io.antiphon.conformance.suite.Chapter;
import io.antiphon.conformance.suite.Probe;
import java.util.List;
import java.util.Optional;

/// Artists, albums, songs and folders.
final class BrowsingChapter implements Chapter {

    private static final String ARTISTS = "one artist that has an album";

    @Override
    public void describe(Cases cases) {
        describeFolders(cases);
        describeTags(cases);
        describeInfo(cases);
        describeVideos(cases);
    }

    private static void describeFolders(Cases cases) {
        cases.endpoint("getMusicFolders").must("lists the music folders", probe -> {
            AnswerTree folders = probe.ok("getMusicFolders");
            probe.expect(!folders.items("musicFolder").isEmpty(), "at least one music folder", "none");
        });
        cases.endpoint("getIndexes")
                .must("lists artist folders by first letter", probe -> probe.ok("getIndexes"))
                .must("can be asked for one music folder", BrowsingChapter::indexesOfFolder);
        cases.endpoint("getMusicDirectory")
                .must("lists what a folder of getIndexes holds", BrowsingChapter::directory)
                .must("leads from the artists down to songs", BrowsingChapter::descend);
    }

    private static void indexesOfFolder(Probe probe) {
        AnswerTree folder = probe.need(probe.library().musicFolders().stream().findFirst(), "music folder",
                "configure one");
        probe.ok("getIndexes", "musicFolderId", folder.text("id"));
    }

    private static AnswerTree directory(Probe probe) {
        AnswerTree artist = probe.need(probe.library().directories().stream().findFirst(), "artist folder",
                "put an album in a folder of its artist");
        AnswerTree directory = probe.ok("getMusicDirectory", "id", artist.text("id"));
        probe.equal("id", artist.text("id"), directory.text("id"));
        probe.expect(!directory.items("child").isEmpty(), "children", "none");
        return directory;
    }

    private static void descend(Probe probe) {
        AnswerTree directory = directory(probe);
        for (int depth = 0; depth < 8; depth++) {
            List<AnswerTree> children = directory.items("child");
            if (children.stream().anyMatch(child -> child.text("isDir").equals("false"))) {
                return;
            }
            Optional<AnswerTree> next = children.stream().findFirst();
            if (next.isEmpty()) {
                break;
            }
            String parent = directory.text("id");
            directory = probe.ok("getMusicDirectory", "id", next.get().text("id"));
            if (directory.has("parent")) {
                probe.equal("parent of a sub-folder", parent, directory.text("parent"));
            }
        }
        probe.expect(false, "songs at the bottom of the folders", "none after eight levels");
    }

    private static void describeTags(Cases cases) {
        cases.endpoint("getArtists").must("lists artists by first letter", probe -> {
            AnswerTree artists = probe.ok("getArtists");
            probe.expect(!artists.items("index").isEmpty(), "artists in an index", "none");
            boolean counted = artists.items("index")
                    .stream()
                    .flatMap(index -> index.items("artist").stream())
                    .allMatch(artist -> artist.has("albumCount"));
            probe.advise(counted, "albumCount on every artist, as the 1.16.1 schema has it", "some without");
        });
        cases.endpoint("getArtist").must("holds the artist's albums", BrowsingChapter::artist);
        cases.endpoint("getAlbum")
                .must("holds the album's songs", BrowsingChapter::album)
                .must("agrees with the song list about count and duration", BrowsingChapter::albumTotals);
        cases.endpoint("getSong").must("gives one song", BrowsingChapter::song);
        cases.endpoint("getGenres").must("lists genres with their counts", probe -> probe.ok("getGenres"));
    }

    private static void artist(Probe probe) {
        AnswerTree known = probe.need(probe.library().artist(), ARTISTS, "add one");
        AnswerTree artist = probe.ok("getArtist", "id", known.text("id"));
        probe.equal("id", known.text("id"), artist.text("id"));
        probe.equal("name", known.text("name"), artist.text("name"));
        probe.equal("the number of albums", artist.number("albumCount", -1), (long) artist.items("album").size());
    }

    private static void album(Probe probe) {
        AnswerTree known = probe.need(probe.library().albums().stream().findFirst(), "album", "add one");
        AnswerTree album = probe.ok("getAlbum", "id", known.text("id"));
        probe.equal("id", known.text("id"), album.text("id"));
        probe.equal("name", known.text("name"), album.text("name"));
        probe.expect(!album.items("song").isEmpty(), "songs", "none");
        for (AnswerTree song : album.items("song")) {
            probe.equal("albumId of a song", album.text("id"), song.text("albumId"));
            probe.equal("isDir of a song", "false", song.text("isDir"));
        }
    }

    private static void albumTotals(Probe probe) {
        AnswerTree known = probe.need(probe.library().albumWithSongs(2), "album of two songs", "add one");
        AnswerTree album = probe.ok("getAlbum", "id", known.text("id"));
        List<AnswerTree> songs = album.items("song");
        probe.equal("songCount", (long) songs.size(), album.number("songCount", -1));
        long sum = songs.stream().mapToLong(song -> song.number("duration", 0)).sum();
        long difference = Math.abs(sum - album.number("duration", 0));
        probe.expect(difference <= songs.size(), "a duration of about " + sum + " s", album.text("duration"));
    }

    private static void song(Probe probe) {
        AnswerTree known = probe.need(probe.library().song(), "song", "add one");
        AnswerTree song = probe.ok("getSong", "id", known.text("id"));
        probe.equal("id", known.text("id"), song.text("id"));
        probe.equal("title", known.text("title"), song.text("title"));
        probe.equal("isDir", "false", song.text("isDir"));
        for (String field : List.of("parent", "album", "albumId", "artist", "artistId", "duration", "size", "suffix",
                "contentType", "path", "created", "type")) {
            probe.advise(song.has(field), "a song has " + field + ", which apps count on", "it has not");
        }
    }

    private static void describeInfo(Cases cases) {
        withSample(cases, "getArtistInfo", "tells about an artist folder", "directory");
        withSample(cases, "getArtistInfo2", "tells about an artist", "artist");
        withSample(cases, "getAlbumInfo", "tells about an album folder", "album");
        withSample(cases, "getAlbumInfo2", "tells about an album", "album");
        withSample(cases, "getSimilarSongs", "lists songs like an artist's", "artist");
        withSample(cases, "getSimilarSongs2", "lists songs like an artist's", "artist");
        cases.endpoint("getTopSongs").must("lists an artist's best songs", probe -> {
            AnswerTree artist = probe.need(probe.library().artist(), ARTISTS, "add one");
            probe.ok("getTopSongs", "artist", artist.text("name"), "count", "5");
        });
        for (String thing : List.of("artist", "album", "song")) {
            cases.behaviour("getSimilarSongs", "endpoints/getSimilarSongs")
                    .must("accepts the id of " + (thing.equals("song") ? "a " : "an ") + thing + " by tags",
                            probe -> probe
                                    .ok("getSimilarSongs", "id", Samples.id(probe, thing), "count", "3"));
            cases.behaviour("getArtistInfo2", "endpoints/getArtistInfo2")
                    .must("accepts the id of " + (thing.equals("song") ? "a " : "an ") + thing,
                            probe -> probe.ok("getArtistInfo2", "id", Samples.id(probe, thing)));
        }
    }

    private static void withSample(Cases cases, String endpoint, String title, String sample) {
        cases.endpoint(endpoint).must(title, probe -> probe.ok(endpoint, "id", Samples.id(probe, sample)));
    }

    private static void describeVideos(Cases cases) {
        cases.endpoint("getVideos").must("lists videos, if only none", probe -> probe.ok("getVideos"));
        withSample(cases, "getVideoInfo", "tells about a video", "video");
    }
}
