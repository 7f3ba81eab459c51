package io.antiphon.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The stars and the playlist that some endpoints are measured with: made before, taken back after. The play queue and
/// play counts can't be taken back, so measure servers that are nobody's.
final class UserData {

    private static final String PLAYLIST = "antiphon-bench";
    private static final int PLAYLIST_SONGS = 100;
    private static final int STARRED_SONGS = 100;
    private static final int STARRED_ALBUMS = 20;

    private final SubsonicClient client;
    private final List<Object> starred = new ArrayList<>();
    private Optional<String> playlist = Optional.empty();

    UserData(SubsonicClient client) {
        this.client = client;
    }

    /// The fixture with the playlist's id.
    Fixture create(Fixture found) throws IOException, InterruptedException {
        found.songs().stream().limit(STARRED_SONGS).forEach(song -> starred.addAll(List.of("id", song.id())));
        found.albums().stream().limit(STARRED_ALBUMS).forEach(album -> starred.addAll(List.of("albumId", album)));
        client.ask(Call.document("star", starred.toArray()));
        List<Object> parameters = new ArrayList<>(List.of("name", PLAYLIST));
        found.songs().stream().limit(PLAYLIST_SONGS).forEach(song -> parameters.addAll(List.of("songId", song.id())));
        JsonNode created = client.ask(Call.document("createPlaylist", parameters.toArray()))
                .path("playlist")
                .path("id");
        playlist = created.isMissingNode() ? findPlaylist() : Optional.of(created.asText());
        return new Fixture(found.albumCount(), found.songCount(), found.albums(), found.artists(), found.songs(),
                found.covers(), found.genres(), found.words(), found.largest(), found.transcodable(), playlist);
    }

    void remove() throws IOException, InterruptedException {
        client.ask(Call.document("unstar", starred.toArray()));
        if (playlist.isPresent()) {
            client.ask(Call.document("deletePlaylist", "id", playlist.get()));
        }
    }

    private Optional<String> findPlaylist() throws IOException, InterruptedException {
        for (JsonNode each : client.ask(Call.document("getPlaylists")).path("playlists").path("playlist")) {
            if (each.path("name").asText().equals(PLAYLIST)) {
                return Optional.of(each.path("id").asText());
            }
        }
        return Optional.empty();
    }
}
