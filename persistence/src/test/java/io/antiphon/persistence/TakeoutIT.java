package io.antiphon.persistence;

import static io.antiphon.testing.LibraryContract.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.LibraryException;
import io.antiphon.core.annotation.Annotations.Play;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.transfer.TransferReport;
import io.antiphon.core.transfer.TransferTerms;
import io.antiphon.persistence.personal.PersonalVersions;
import io.antiphon.persistence.takeout.Takeout;
import io.antiphon.persistence.takeout.TakeoutKind;
import io.antiphon.persistence.transfer.UserDataImport;
import io.antiphon.testing.LibraryContract;
import io.antiphon.testing.LibraryFixture;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files as services give them to people, taken in by a library that has some of the music.
class TakeoutIT {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC);
    private static final String EXTENDED = """
            {"ts":"%s","platform":"android","ms_played":%d,"conn_country":"DE","master_metadata_track_name":"%s",
             "master_metadata_album_artist_name":"%s","master_metadata_album_album_name":"%s",
             "spotify_track_uri":"spotify:track:4uLU6hMCjMI75M1A2tKUQC","episode_name":null,"reason_end":"trackdone","skipped":false}
            """;

    @TempDir
    private Path folder;
    private final LibraryFixture library = LibraryContract.library();
    private TestDatabase opened;
    private Database database;
    private final AtomicInteger made = new AtomicInteger();
    private List<String> remarks = List.of();

    @BeforeEach
    void open() throws IOException {
        opened = TestDatabase.with(DatabaseOptions.embedded(Files.createDirectory(folder.resolve("data"))), library);
        database = opened.database();
    }

    @AfterEach
    void close() {
        opened.close();
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private TransferReport take(TakeoutKind kind, Path place) throws IOException {
        return take(kind, place, false);
    }

    private TransferReport take(TakeoutKind kind, Path place, boolean dry) throws IOException {
        Path lines = folder.resolve("lines.jsonl");
        remarks = Takeout.convert(new Takeout.Source(kind, place, "alice", path -> path), lines, CLOCK.instant());
        return new UserDataImport(database, new PersonalVersions(), () -> "made%012d".formatted(made.incrementAndGet()),
                CLOCK, new TransferTerms(dry, false, Map.of(), ALICE)).read(lines);
    }

    private List<Instant> plays(String title) {
        return database.sql()
                .list("SELECT played_at FROM play WHERE user_id = ? AND track = ? ORDER BY played_at",
                        row -> Instant.ofEpochSecond(row.number(1)), ALICE.value(), id(title));
    }

    private String id(String title) {
        return library.trackId(title).value();
    }

    private String deed(String title) {
        return database.sql()
                .find("SELECT rating, play_count, starred_at, played_at FROM annotation WHERE user_id = ? AND kind = 1 AND item = ?",
                        row -> "%s stars, %d plays%s%s".formatted(row.textOrNull(1), row.number(2),
                                row.instantOrNull(3) == null ? "" : ", loved", row.instantOrNull(4) == null ? ""
                                        : ", last " + row.instant(4)),
                        ALICE.value(), id(title))
                .orElse("nothing");
    }

    private List<String> playlist(String name) {
        return database.sql()
                .list("SELECT t.title FROM playlist p JOIN playlist_entry e ON e.playlist = p.id JOIN track t ON t.id = e.track "
                        + "WHERE p.owner = ? AND p.name = ? ORDER BY e.place", row -> row.text(1), ALICE.value(),
                        name);
    }

    private static String zip(Path target, Map<String, String> files) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(target))) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return target.toString();
    }

    private static String itunesTrack(int id, String name, String artist, String album, long millis, String more) {
        return """
                <key>%1$d</key>
                <dict>
                    <key>Track ID</key><integer>%1$d</integer>
                    <key>Name</key><string>%2$s</string>
                    <key>Artist</key><string>%3$s</string>
                    <key>Album</key><string>%4$s</string>
                    <key>Total Time</key><integer>%5$d</integer>
                    <key>Date Added</key><date>2010-05-06T07:08:09Z</date>
                    %6$s
                    <key>Location</key><string>file://localhost/C:/Music/%2$s.m4a</string>
                </dict>
                """.formatted(id, name, artist, album, millis, more);
    }

    private static String itunes(String tracks, String playlists) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE plist PUBLIC "-//Apple Computer//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
                <plist version="1.0">
                <dict>
                    <key>Major Version</key><integer>1</integer>
                    <key>Show Content Ratings</key><true/>
                    <!-- <dict> in a comment -->
                    <key>Tracks</key>
                    <dict>
                    %s</dict>
                    <key>Playlists</key>
                    <array>%s</array>
                    <key>Music Folder</key><string>file://localhost/C:/Music/</string>
                </dict>
                </plist>
                """.formatted(tracks, playlists);
    }

    @Test
    void aLibraryOfItunesBringsPlaysRatingsLovesAndPlaylists() throws IOException {
        String tracks = itunesTrack(7, "Waterloo", "ABBA", "Waterloo", 180_500,
                "<key>Play Count</key><integer>12</integer><key>Play Date UTC</key><date>2020-02-03T04:05:06Z</date>"
                        + "<key>Rating</key><integer>80</integer><key>Loved</key><true/>")
                + itunesTrack(8, "Money, Money, Money", "ABBA", "Arrival", 180_000,
                        "<key>Rating</key><integer>10</integer>")
                + itunesTrack(9, "Taxman", "The Beatles", "Revolver (Deluxe &amp; Remastered)", 181_000,
                        "<key>Rating</key><integer>100</integer><key>Rating Computed</key><true/>")
                + itunesTrack(10, "Talk &#233; &lt;1&gt;", "Somebody", "Elsewhere", 99_000,
                        "<key>Play Count</key><integer>3</integer>")
                + itunesTrack(11, "Episode", "Host", "Show", 99_000,
                        "<key>Podcast</key><true/><key>Play Count</key><integer>3</integer>");
        String item = "<dict><key>Track ID</key><integer>%d</integer></dict>";
        String items = "<key>Playlist Items</key><array>" + item.formatted(9) + item.formatted(10) + item.formatted(7)
                + "</array>";
        String lists = "<dict><key>Name</key><string>Library</string><key>Master</key><true/>" + items + "</dict>"
                + "<dict><key>Name</key><string>Best of &quot;all&quot;</string><key>Playlist ID</key><integer>3</integer>"
                + items + "</dict>"
                + "<dict><key>Name</key><string>Clever</string><key>Smart Info</key><data>AQE=</data>" + items
                + "</dict>";
        Path file = file("Library.xml", itunes(tracks, lists));
        TransferReport dry = take(TakeoutKind.ITUNES, file, true);
        assertThat(dry.taken()).containsEntry("annotation", 2L).containsEntry("playlist", 2L);
        assertThat(deed("Waterloo")).isEqualTo("nothing");
        TransferReport report = take(TakeoutKind.ITUNES, file);
        assertThat(report.taken()).isEqualTo(dry.taken());
        assertThat(report.notFound()).singleElement()
                .satisfies(one -> assertThat(one.theirs()).contains("Talk é <1>"));
        assertThat(deed("Waterloo")).isEqualTo("4 stars, 12 plays, loved, last 2020-02-03T04:05:06Z");
        assertThat(deed("Money, Money, Money")).isEqualTo("1 stars, 0 plays");
        assertThat(deed("Taxman")).as("a computed rating is nobody's").isEqualTo("nothing");
        assertThat(playlist("Best of \"all\"")).containsExactly("Taxman", "Waterloo");
        assertThat(playlist("Library")).isEmpty();
        assertThat(remarks).anyMatch(remark -> remark.contains("Clever"));
        assertThat(take(TakeoutKind.ITUNES, file).taken()).as("again").isEmpty();
    }

    @Test
    void bothHistoriesOfSpotifyTogetherCountEachPlayOnce() throws IOException {
        String recent = """
                [{"endTime":"2021-03-04 10:03","artistName":"ABBA","trackName":"Dancing Queen - Remastered 2001","msPlayed":170000},
                 {"endTime":"2021-03-04 11:03","artistName":"ABBA","trackName":"Waterloo","msPlayed":9000},
                 {"endTime":"2021-03-04 12:03","artistName":"Nobody","trackName":"Nothing","msPlayed":170000}]
                """;
        String all = "[" + EXTENDED.formatted("2021-03-04T10:03:40Z", 170_000, "Dancing Queen", "ABBA",
                "Arrival (Deluxe)") + ","
                + EXTENDED.formatted("2015-01-02T03:04:05Z", 60_000, "Venus as a Boy", "Björk", "Debut") + ","
                + "{\"ts\":\"2015-01-02T03:04:05Z\",\"ms_played\":99999,\"master_metadata_track_name\":null,\"episode_name\":\"Talk\"}]";
        Path file = folder.resolve("my_spotify_data.zip");
        zip(file, Map.of("Spotify Account Data/StreamingHistory_music_0.json", recent,
                "Spotify Extended Streaming History/Streaming_History_Audio_2015-2021_0.json", all, "ReadMeFirst.pdf",
                "%PDF", "Spotify Account Data/Payments.json", "{\"payment_method\":\"secret\"}"));
        TransferReport report = take(TakeoutKind.SPOTIFY, file);
        assertThat(report.taken()).containsEntry("listen", 2L);
        assertThat(report.known()).containsEntry("listen", 1L);
        assertThat(plays("Dancing Queen")).hasSize(1);
        assertThat(plays("Venus as a Boy")).containsExactly(Instant.parse("2015-01-02T03:03:05Z"));
        assertThat(deed("Dancing Queen")).startsWith("null stars, 1 plays");
        assertThat(remarks).anyMatch(remark -> remark.contains("1 plays of less than 30 seconds"));
        assertThat(take(TakeoutKind.SPOTIFY, file).taken()).as("again").isEmpty();
        assertThat(deed("Dancing Queen")).startsWith("null stars, 1 plays");
    }

    @Test
    void whatIsLikedAndListedOnSpotifyBecomesStarsAndPlaylists() throws IOException {
        Path there = Files.createDirectory(folder.resolve("MyData"));
        Files.writeString(there.resolve("YourLibrary.json"),
                """
                {"tracks":[{"artist":"ABBA","album":"Waterloo","track":"Watch Out","uri":"spotify:track:4uLU6hMCjMI75M1A2tKUQC"}],
                 "albums":[{"artist":"ABBA","album":"Arrival","uri":"x"}],"shows":[{"name":"Talk"}],
                 "artists":[{"name":"Björk","uri":"x"}],"bannedTracks":[{"artist":"ABBA","album":"Waterloo","track":"Waterloo"}]}
                """);
        Files.writeString(there.resolve("Playlist1.json"), """
                {"playlists":[{"name":"Mix","lastModifiedDate":"2022-01-02","collaborators":[],"items":[
                  {"track":{"trackName":"Waterloo","artistName":"ABBA","albumName":"Greatest Hits","trackUri":"x"},"episode":null,
                   "localTrack":null,"addedDate":"2022-01-01"},
                  {"track":null,"episode":{"episodeName":"Talk"},"localTrack":null},
                  {"track":{"trackName":"Taxman - 2009 Remaster","artistName":"The Beatles","albumName":"Revolver"}}],
                  "description":null,"numberOfFollowers":0},
                 {"name":"Other","items":[{"track":{"trackName":"Dancing Queen","artistName":"ABBA","albumName":"Arrival"}}]}]}
                """);
        take(TakeoutKind.SPOTIFY, there);
        assertThat(deed("Watch Out")).isEqualTo("null stars, 0 plays, loved");
        assertThat(deed("Waterloo")).isEqualTo("nothing");
        assertThat(playlist("Mix")).containsExactly("Waterloo", "Taxman");
        assertThat(playlist("Other")).containsExactly("Dancing Queen");
        assertThat(database.sql()
                .list("SELECT kind FROM annotation WHERE user_id = ? AND kind > 1 AND starred_at IS NOT NULL ORDER BY kind",
                        row -> row.integer(1), ALICE.value()))
                .containsExactly(2, 3);
    }

    @Test
    void theCommonExportersOfLastFmAreUnderstood() throws IOException {
        Map<String, String> forms = Map.of("ghan.csv", """
                uts,utc_time,artist,artist_mbid,album,album_mbid,track,track_mbid
                "1600000000","13 Sep 2020, 12:26","ABBA","","Arrival","","Money, Money, Money",""
                """, "plain.csv", "ABBA,Arrival,Dancing Queen,13 Sep 2020 12:26\nABBA,,,\n", "stats.csv", """
                Artist;Album;AlbumId;Track;Date#somebody
                "Björk";"Debut";"";"Human Behaviour";"1600000000000"
                """, "stats.json",
                "{\"username\":\"x\",\"scrobbles\":[{\"track\":\"Waterloo\",\"artist\":\"ABBA\",\"album\":\"Waterloo\",\"date\":1600000000000}]}",
                "api.json",
                "[[{\"artist\":{\"#text\":\"The Beatles\",\"mbid\":\"\"},\"name\":\"Eleanor Rigby\",\"album\":{\"#text\":\"Revolver\"},\"date\":{\"uts\":\"1600000000\",\"#text\":\"x\"}}]]");
        for (Map.Entry<String, String> form : forms.entrySet()) {
            assertThat(take(TakeoutKind.LASTFM, file(form.getKey(), form.getValue())).taken()).as(form.getKey())
                    .containsEntry("listen", 1L);
        }
        for (String title : List.of("Money, Money, Money", "Human Behaviour", "Waterloo", "Eleanor Rigby")) {
            assertThat(plays(title)).as(title).containsExactly(Instant.ofEpochSecond(1_600_000_000));
        }
        assertThat(plays("Dancing Queen")).containsExactly(Instant.parse("2020-09-13T12:26:00Z"));
    }

    @Test
    void anExportOfListenBrainzBringsListensAndLoves() throws IOException {
        String listen = "{\"listened_at\":%d,\"track_metadata\":{\"track_name\":\"%s\",\"artist_name\":\"%s\",\"release_name\":\"%s\","
                + "\"additional_info\":{\"duration_ms\":180003,\"tags\":[\"a\"]},\"mbid_mapping\":{\"artists\":[{\"x\":1}]}}}\n";
        Path file = folder.resolve("listenbrainz.zip");
        zip(file, Map.of("user.json", "{\"user_id\":1}", "listens/2021/3.jsonl",
                listen.formatted(1_614_852_000, "Dancing Queen", "ABBA", "Arrival")
                        + listen.formatted(1_614_852_400, "Peaches en Regalia", "Zappa", "Hot Rats"),
                "feedback.jsonl",
                """
                        {"score":1,"created":1614852000,"track_metadata":{"track_name":"Waterloo","artist_name":"ABBA"}}
                        {"score":-1,"created":1614852000,"track_metadata":{"track_name":"Taxman","artist_name":"The Beatles"}}
                        """));
        take(TakeoutKind.LISTENBRAINZ, file);
        assertThat(plays("Dancing Queen")).containsExactly(Instant.ofEpochSecond(1_614_852_000));
        assertThat(plays("Peaches en Regalia")).hasSize(1);
        assertThat(deed("Waterloo")).isEqualTo("null stars, 0 plays, loved");
        assertThat(deed("Taxman")).isEqualTo("nothing");
    }

    @Test
    void whatWasPlayedHereAndNotedThereIsOnePlay() throws IOException {
        opened.annotations()
                .recordPlays(ALICE, List.of(new Play(
                        new TrackId(id("Waterloo")), Instant.ofEpochSecond(1_600_000_020), "app")));
        TransferReport report = take(TakeoutKind.LASTFM, file("scrobbles.csv",
                "uts,artist,album,track\n1600000000,ABBA,Waterloo,Waterloo\n1600009999,ABBA,Waterloo,Waterloo\n"));
        assertThat(report.known()).containsEntry("listen", 1L);
        assertThat(deed("Waterloo")).startsWith("null stars, 2 plays");
    }

    @Test
    void hostileFilesAreRefusedAndTellWhy() throws IOException {
        String entities = "<?xml version=\"1.0\"?><!DOCTYPE plist [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">"
                + "<!ENTITY x SYSTEM \"file:///etc/passwd\">]><plist><dict><key>Tracks</key><dict><key>1</key><dict><key>Name</key>"
                + "<string>&x;&b;</string></dict></dict></dict></plist>";
        refused(TakeoutKind.ITUNES, file("declares.xml", entities), "declares");
        refused(TakeoutKind.ITUNES,
                file("entity.xml", itunes(itunesTrack(1, "&x;", "A", "B", 1, ""), "").replaceAll("<!DOCTYPE.*>", "")),
                "entity");
        refused(TakeoutKind.ITUNES, file("deep.xml", "<plist><dict><key>Tracks</key>" + "<dict>".repeat(100_000)),
                "deep");
        refused(TakeoutKind.ITUNES, file("cut.xml", itunes("", "").replaceFirst("(?s)<key>Playlists.*", "")),
                "breaks off");
        refused(TakeoutKind.ITUNES, file("binary.xml", "bplist00\u0001\u0002"), "Export Library");
        refused(TakeoutKind.SPOTIFY, file("StreamingHistory0.json", "[".repeat(1_000_000)), "no JSON");
        refused(TakeoutKind.SPOTIFY, file("StreamingHistory1.json", "{\"a\":\"" + "x".repeat(2_000_000) + "\"}"),
                "no JSON");
        refused(TakeoutKind.LASTFM, file("one.csv", "x".repeat(200_000)), "more than 100000 characters");
        refused(TakeoutKind.LISTENBRAINZ, file("nothing.jsonl", ""), "nothing");
        refused(TakeoutKind.SPOTIFY, file("pictures.zip", "PK\u0003\u0004 and nothing more"), "");
    }

    private void refused(TakeoutKind kind, Path file, String why) {
        assertThatThrownBy(() -> take(kind, file)).as("%s", file.getFileName())
                .isInstanceOf(LibraryException.Invalid.class)
                .hasMessageContaining(why);
    }

    @Test
    void oneBrokenFileLeavesTheOthers() throws IOException {
        Path file = folder.resolve("data.zip");
        zip(file, new TreeMap<>(Map.of("StreamingHistory0.json", "[{\"endTime\":", "../../../StreamingHistory1.json",
                "[{\"endTime\":\"2021-03-04 10:03\",\"artistName\":\"ABBA\",\"trackName\":\"Waterloo\",\"msPlayed\":170000}]")));
        assertThat(take(TakeoutKind.SPOTIFY, file).taken()).containsEntry("listen", 1L);
        assertThat(remarks).anyMatch(remark -> remark.contains("StreamingHistory0.json"));
    }

    @Test
    void aLongHistoryIsReadAsItStreams() throws IOException {
        Path file = folder.resolve("listens.jsonl.gz");
        int listens = 20_000;
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            List<String> titles = new ArrayList<>(List.of("Dancing Queen", "Waterloo", "Nothing of this library"));
            for (int i = 0; i < listens; i++) {
                out.write("{\"listened_at\":%d,\"track_metadata\":{\"track_name\":\"%s\",\"artist_name\":\"ABBA\"}}\n"
                        .formatted(1_500_000_000 + i * 200, titles.get(i % 3))
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        TransferReport report = take(TakeoutKind.LISTENBRAINZ, file);
        assertThat(report.taken().getOrDefault("listen", 0L) + report.leftOut()).isEqualTo(listens);
        assertThat(report.notFound()).hasSize(1);
        assertThat(deed("Waterloo")).startsWith("null stars, 6667 plays");
    }
}
