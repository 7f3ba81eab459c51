package io.antiphon.benchmarks.library;

import java.util.Arrays;
import java.util.List;

/// Genres after Zipf: the n-th is 1/n as frequent as the first, as in libraries that people have tagged.
final class Genres {

    private static final List<String> NAMES = List.of("Rock", "Electronic", "Jazz", "Pop", "Classical", "Hip-Hop",
            "Folk",
            "Metal", "Ambient", "Soul", "Blues", "Indie Rock", "Punk", "R&B", "Country", "Reggae", "House", "Techno",
            "Funk",
            "Soundtrack", "Post-Rock", "Shoegaze", "Drum & Bass", "Chanson", "Trip Hop", "Bossa Nova", "Krautrock",
            "City Pop",
            "J-Pop", "Русский рок", "Flamenco", "Fado", "Afrobeat", "Dub", "Disco", "Gospel", "Neo-Soul", "Grunge",
            "Ska",
            "Minimalism", "Opera", "Баллада", "演歌", "Cumbia", "Klezmer", "Schlager", "Noise", "Field Recordings");

    private final double[] upTo = new double[NAMES.size()];

    Genres() {
        double sum = 0;
        for (int rank = 0; rank < upTo.length; rank++) {
            sum += 1.0 / (rank + 1);
            upTo[rank] = sum;
        }
    }

    String pick(Dice dice) {
        double point = dice.fraction() * upTo[upTo.length - 1];
        int found = Arrays.binarySearch(upTo, point);
        return NAMES.get(found >= 0 ? found : -found - 1);
    }
}
