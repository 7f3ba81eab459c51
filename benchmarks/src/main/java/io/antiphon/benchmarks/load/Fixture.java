package io.antiphon.benchmarks.load;

import java.util.List;
import java.util.Optional;

/// What was found on a server to ask for: ids in the server's own order, spread evenly over its library.
///
/// `transcodable` songs are not MP3; `largest` is the biggest file seen; `playlist` was made for the run.
record Fixture(int albumCount, int songCount, List<String> albums, List<String> artists, List<Song> songs,
        List<String> covers,
        List<String> genres, List<String> words, Song largest, List<Song> transcodable, Optional<String> playlist) {

    record Song(String id, String title, String suffix, long bytes) {}
}
