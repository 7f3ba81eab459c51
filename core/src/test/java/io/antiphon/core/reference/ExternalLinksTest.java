package io.antiphon.core.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Addresses as people copy them from browsers and apps.
class ExternalLinksTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
            "https://bjork.bandcamp.com/album/fossora | bandcamp | ALBUM | bjork/album/fossora | https://bjork.bandcamp.com/album/fossora",
            "http://bjork.bandcamp.com/track/atopos?from=search&search_item_id=1#lyrics | bandcamp | TRACK | bjork/track/atopos | https://bjork.bandcamp.com/track/atopos",
            "bjork.bandcamp.com | bandcamp | ARTIST | bjork | https://bjork.bandcamp.com",
            "https://Some-Label.bandcamp.com/music | bandcamp | ARTIST | some-label | https://some-label.bandcamp.com",
            "https://www.discogs.com/release/249504-Rick-Astley-Never-Gonna-Give-You-Up | discogs | ALBUM | release/249504 | https://www.discogs.com/release/249504",
            "https://www.discogs.com/de/master/96559-Rick-Astley-Never-Gonna | discogs | ALBUM | master/96559 | https://www.discogs.com/master/96559",
            "https://www.discogs.com/Rick-Astley-Never-Gonna-Give-You-Up/release/249504 | discogs | ALBUM | release/249504 | https://www.discogs.com/release/249504",
            "discogs.com/artist/72872-Rick-Astley?noanv=1 | discogs | ARTIST | artist/72872 | https://www.discogs.com/artist/72872",
            "https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC?si=1a2b3c | spotify | TRACK | 4uLU6hMCjMI75M1A2tKUQC | https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC",
            "https://open.spotify.com/intl-pt/album/6N9PS4QXF1D0OWPk0Sxtb4 | spotify | ALBUM | 6N9PS4QXF1D0OWPk0Sxtb4 | https://open.spotify.com/album/6N9PS4QXF1D0OWPk0Sxtb4",
            "https://open.spotify.com/embed/artist/0gxyHStUsqpMadRV0Di1Qt | spotify | ARTIST | 0gxyHStUsqpMadRV0Di1Qt | https://open.spotify.com/artist/0gxyHStUsqpMadRV0Di1Qt",
            "spotify:album:6N9PS4QXF1D0OWPk0Sxtb4 | spotify | ALBUM | 6N9PS4QXF1D0OWPk0Sxtb4 | https://open.spotify.com/album/6N9PS4QXF1D0OWPk0Sxtb4",
            "https://music.apple.com/us/album/never-gonna-give-you-up/1559523357?i=1559523359 | apple-music | TRACK | song/1559523359 | https://music.apple.com/song/1559523359",
            "https://music.apple.com/de/album/whenever/1559523357 | apple-music | ALBUM | album/1559523357 | https://music.apple.com/album/1559523357",
            "https://itunes.apple.com/us/album/whenever/id1559523357?uo=4 | apple-music | ALBUM | album/1559523357 | https://music.apple.com/album/1559523357",
            "https://music.apple.com/gb/artist/rick-astley/669771 | apple-music | ARTIST | artist/669771 | https://music.apple.com/artist/669771",
            "https://music.apple.com/us/song/1559523359 | apple-music | TRACK | song/1559523359 | https://music.apple.com/song/1559523359",
            "https://www.youtube.com/watch?v=dQw4w9WgXcQ&list=RDdQw4w9WgXcQ&t=42s | youtube | TRACK | dQw4w9WgXcQ | https://www.youtube.com/watch?v=dQw4w9WgXcQ",
            "https://youtu.be/dQw4w9WgXcQ?si=abc | youtube | TRACK | dQw4w9WgXcQ | https://www.youtube.com/watch?v=dQw4w9WgXcQ",
            "https://music.youtube.com/watch?feature=share&v=dQw4w9WgXcQ | youtube | TRACK | dQw4w9WgXcQ | https://www.youtube.com/watch?v=dQw4w9WgXcQ",
            "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ | youtube | TRACK | dQw4w9WgXcQ | https://www.youtube.com/watch?v=dQw4w9WgXcQ",
            "https://m.youtube.com/playlist?list=OLAK5uy_kxYYJ3m_B8kZ0Y7cB9 | youtube | ALBUM | OLAK5uy_kxYYJ3m_B8kZ0Y7cB9 | https://www.youtube.com/playlist?list=OLAK5uy_kxYYJ3m_B8kZ0Y7cB9",
            "https://www.youtube.com/channel/UCuAXFkgsw1L7xaCfnd5JJOw | youtube | ARTIST | UCuAXFkgsw1L7xaCfnd5JJOw | https://www.youtube.com/channel/UCuAXFkgsw1L7xaCfnd5JJOw",
            "https://www.youtube.com/@RickAstleyYT/videos | youtube | ARTIST | @RickAstleyYT | https://www.youtube.com/@RickAstleyYT",
            "https://www.deezer.com/us/track/781592622?utm_source=x | deezer | TRACK | track/781592622 | https://www.deezer.com/track/781592622",
            "https://www.deezer.com/album/6237061 | deezer | ALBUM | album/6237061 | https://www.deezer.com/album/6237061",
            "//www.deezer.com/en/artist/6160 | deezer | ARTIST | artist/6160 | https://www.deezer.com/artist/6160",
            "https://musicbrainz.org/recording/B1A9C0E9-d987-4042-ae91-78d6a3267d69 | musicbrainz | TRACK | recording/b1a9c0e9-d987-4042-ae91-78d6a3267d69 | https://musicbrainz.org/recording/b1a9c0e9-d987-4042-ae91-78d6a3267d69",
            "https://beta.musicbrainz.org/release-group/b1a9c0e9-d987-4042-ae91-78d6a3267d69/details | musicbrainz | ALBUM | release-group/b1a9c0e9-d987-4042-ae91-78d6a3267d69 | https://musicbrainz.org/release-group/b1a9c0e9-d987-4042-ae91-78d6a3267d69",
            "HTTPS://MusicBrainz.org/artist/b1a9c0e9-d987-4042-ae91-78d6a3267d69 | musicbrainz | ARTIST | artist/b1a9c0e9-d987-4042-ae91-78d6a3267d69 | https://musicbrainz.org/artist/b1a9c0e9-d987-4042-ae91-78d6a3267d69"})
    void theyAreUnderstood(String text, String service, ExternalLink.Kind kind, String id, String url) {
        assertThat(ExternalLinks.parse("  " + text + " ")).contains(new ExternalLink(service, kind, id, url));
        assertThat(ExternalLinks.parse(url)).as("what is kept is understood, too")
                .contains(new ExternalLink(service, kind, id, url));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "nothing", "https://", "http:///x", "javascript:alert(1)",
            "data:text/html,https://youtu.be/dQw4w9WgXcQ", "https://example.org/track/123",
            "https://bandcamp.com/album/fossora", "https://daily.bandcamp.com/features",
            "https://evilbandcamp.com/album/x",
            "https://bjork.bandcamp.com.evil.example/album/x", "https://bjork.bandcamp.com/merch/shirt",
            "https://bjork.bandcamp.com/album/../../x", "https://user:pass@bjork.bandcamp.com/album/x",
            "https://open.spotify.com/track/short", "https://open.spotify.com/playlist/37i9dQZF1DXcBWIGoYBM5M",
            "https://open.spotify.com.evil.example/track/4uLU6hMCjMI75M1A2tKUQC", "spotify:track:x:y", "spotify:",
            "https://www.discogs.com/release/abc", "https://www.discogs.com/label/1-x", "https://www.discogs.com/",
            "https://music.apple.com/us/playlist/x/pl.u-1", "https://www.youtube.com/watch?v=short",
            "https://www.youtube.com/feed/trending", "https://youtu.be/", "https://www.deezer.com/us/playlist/1",
            "https://www.deezer.com/track/x", "https://musicbrainz.org/label/b1a9c0e9-d987-4042-ae91-78d6a3267d69",
            "https://musicbrainz.org/recording/b1a9c0e9",
            "ftp://musicbrainz.org/artist/b1a9c0e9-d987-4042-ae91-78d6a3267d69"})
    void othersAreNot(String text) {
        assertThat(ExternalLinks.parse(text)).isEmpty();
    }

    @Test
    void noTextBreaksIt() {
        Random random = new Random(11);
        String alphabet = "htps:/.%?&=#@[]abc1 \0\u00e9\ud83cspotifyouutube-_|\\^`{}";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "https://www.youtube.com/" : "");
            for (int length = random.nextInt(40); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            ExternalLinks.parse(text.toString());
        }
        assertThat(ExternalLinks.parse("https://youtu.be/" + "x".repeat(5_000))).isEmpty();
    }
}
