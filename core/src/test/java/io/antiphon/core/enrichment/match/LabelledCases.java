package io.antiphon.core.enrichment.match;

import io.antiphon.core.enrichment.match.MusicWorld.Edition;
import io.antiphon.core.enrichment.match.MusicWorld.Recording;
import io.antiphon.core.library.PartialDate;
import io.antiphon.core.provider.ClaimedArtist;
import io.antiphon.core.provider.ClaimedRecording;
import io.antiphon.core.provider.ClaimedRelease;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Files as people have them, what somebody who is asked about them could answer, and which of the answers is right. Knows nothing of
/// how they are compared.
final class LabelledCases {

    /// @param kind what is the matter with it
    /// @param right MusicBrainz id of the right recording; absent when it is not among the claims
    record RecordingCase(String kind, KnownTrack here, List<ClaimedRecording> claims, @Nullable String right) {}

    /// @param edition id of the right release; absent when neither it nor another edition of it is among the claims
    /// @param group id of its release group
    record ReleaseCase(String kind, KnownAlbum here, List<ClaimedRelease> claims, @Nullable String edition,
            String group) {}

    private final Random random;
    private final Mistakes mistakes;
    private final MusicWorld world;
    private final Map<String, List<Place>> bySong = new LinkedHashMap<>();

    /// A recording on an edition.
    private record Place(Edition edition, int index) {

        Recording recording() {
            return edition.tracks().get(index);
        }
    }

    LabelledCases(long seed) {
        this.random = new Random(seed);
        this.mistakes = new Mistakes(random);
        this.world = new MusicWorld(seed * 31 + 7);
        for (Edition edition : world.editions()) {
            for (int i = 0; i < edition.tracks().size(); i++) {
                bySong.computeIfAbsent(song(edition.tracks().get(i)), s -> new ArrayList<>())
                        .add(new Place(edition, i));
            }
        }
    }

    private static String song(Recording recording) {
        return recording.title().replaceAll(" \\(.*", "");
    }

    List<RecordingCase> recordings(int count) {
        List<RecordingCase> cases = new ArrayList<>();
        while (cases.size() < count) {
            Edition edition = pick(world.editions());
            cases.add(recordingCase(new Place(edition, random.nextInt(edition.tracks().size()))));
        }
        return cases;
    }

    private RecordingCase recordingCase(Place place) {
        Recording song = place.recording();
        Edition edition = place.edition();
        String title = song.title();
        String artist = credit(song);
        String album = edition.title();
        boolean live = edition.types().contains("live");
        Integer number = place.index() + 1;
        Integer year = random.nextInt(4) == 0 ? edition.firstYear() : edition.year();
        String kind = pick(List.of("clean", "misspelt title", "misspelt artist", "misspelt both", "otherwise",
                "otherwise", "swapped", "artist in title", "numbered", "remaster", "remaster", "no album",
                "no number and year", "guest moved", "cut off", "sampler", "no artist", "live named"));
        switch (kind) {
            case "misspelt title" -> title = mistakes.misspelt(title);
            case "misspelt artist" -> artist = mistakes.misspelt(artist);
            case "misspelt both" -> {
                title = mistakes.misspelt(title);
                artist = mistakes.misspelt(artist);
                album = mistakes.misspelt(album);
            }
            case "otherwise" -> {
                title = mistakes.otherwise(title);
                artist = mistakes.otherwise(artist);
                album = mistakes.otherwise(album);
            }
            case "swapped" -> {
                String other = title;
                title = artist;
                artist = other;
            }
            case "artist in title" -> title = artist + " - " + title;
            case "numbered" -> title = "%02d%s%s".formatted(number, pick(List.of(" - ", ". ", " ")), title);
            case "remaster" -> title = mistakes.remastered(title);
            case "no album" -> album = "";
            case "no number and year" -> {
                number = null;
                year = null;
            }
            case "guest moved" -> {
                title = song.guest() == null ? title : title + " (feat. " + song.guest() + ")";
                artist = song.artist();
            }
            case "cut off" -> {
                title = Mistakes.cutOff(title);
                artist = Mistakes.cutOff(artist);
                album = Mistakes.cutOff(album);
            }
            case "sampler" -> {
                title = song.artist() + " - " + title;
                artist = "Various Artists";
            }
            case "no artist" -> artist = pick(List.of("", "Unknown Artist"));
            case "live named" -> title = live && !title.contains("(live") ? mistakes.live(title) : title;
            default -> {
                // As it should be.
            }
        }
        KnownTrack here = new KnownTrack(title, artist, album, edition.artist(), heard(song.duration()), null, number,
                year, List.of(), null, null, null);
        boolean there = random.nextInt(100) >= 15;
        return new RecordingCase(kind + (there ? "" : ", not there"), here, claims(place, there),
                there ? song.mbid() : null);
    }

    /// What a search by title answers: everything of that name, more of the artist, and something else.
    private List<ClaimedRecording> claims(Place right, boolean there) {
        List<Place> places = new ArrayList<>(bySong.getOrDefault(song(right.recording()), List.of()));
        Collections.shuffle(places, random);
        List<Place> chosen = new ArrayList<>(places.subList(0, Math.min(9, places.size())));
        for (int i = 0; i < 3; i++) {
            chosen.add(new Place(right.edition(), random.nextInt(right.edition().tracks().size())));
        }
        Edition other = pick(world.editions());
        chosen.add(new Place(other, random.nextInt(other.tracks().size())));
        String mbid = right.recording().mbid();
        chosen.removeIf(place -> place.recording().mbid().equals(mbid));
        if (there) {
            chosen.add(right);
            places.stream()
                    .filter(place -> place.recording().mbid().equals(mbid) && !place.edition().equals(right.edition()))
                    .findFirst()
                    .ifPresent(chosen::add);
        }
        Collections.shuffle(chosen, random);
        return chosen.stream().map(place -> claim(place.edition(), place.index())).toList();
    }

    List<ReleaseCase> releases(int count) {
        List<ReleaseCase> cases = new ArrayList<>();
        while (cases.size() < count) {
            cases.add(releaseCase(pick(world.editions())));
        }
        return cases;
    }

    private ReleaseCase releaseCase(Edition edition) {
        String title = edition.title();
        String artist = edition.artist();
        Integer year = random.nextInt(3) == 0 ? edition.firstYear() : edition.year();
        String barcode = random.nextInt(5) == 0 ? edition.barcode() : null;
        List<KnownTrack> tracks = tracks(edition, "plain");
        String kind = pick(List.of("clean", "misspelt", "misspelt tracks", "otherwise", "swapped", "no artist",
                "incomplete", "nameless tracks", "remaster", "no year", "no numbers", "cut off"));
        switch (kind) {
            case "misspelt" -> {
                title = mistakes.misspelt(title);
                artist = mistakes.misspelt(artist);
            }
            case "otherwise" -> {
                title = mistakes.otherwise(title);
                artist = mistakes.otherwise(artist);
            }
            case "swapped" -> {
                String other = title;
                title = artist;
                artist = other;
            }
            case "no artist" -> artist = "";
            case "incomplete" -> tracks = tracks.subList(0, tracks.size() * 3 / 4);
            case "remaster" -> title = title + pick(List.of(" (Remastered)", " [Deluxe Edition]", " (2009 Remaster)"));
            case "no year" -> year = null;
            case "cut off" -> {
                title = Mistakes.cutOff(title);
                artist = Mistakes.cutOff(artist);
                tracks = tracks(edition, kind);
            }
            case "misspelt tracks", "nameless tracks", "no numbers" -> tracks = tracks(edition, kind);
            default -> {
                // As it should be.
            }
        }
        KnownAlbum here = new KnownAlbum(title, artist, year, barcode, List.of(), null, null, tracks);
        boolean there = random.nextInt(100) >= 15;
        return new ReleaseCase(kind + (there ? "" : ", not there"), here, claims(edition, there),
                there ? edition.mbid() : null, edition.group());
    }

    private List<KnownTrack> tracks(Edition edition, String kind) {
        List<KnownTrack> tracks = new ArrayList<>();
        for (int i = 0; i < edition.tracks().size(); i++) {
            Recording song = edition.tracks().get(i);
            String title = switch (kind) {
                case "misspelt tracks" -> random.nextInt(3) == 0 ? mistakes.misspelt(song.title()) : song.title();
                case "nameless tracks" -> "Track %02d".formatted(i + 1);
                case "cut off" -> Mistakes.cutOff(song.title());
                default -> song.title();
            };
            tracks.add(new KnownTrack(title, credit(song), edition.title(), edition.artist(), heard(song.duration()),
                    1, kind.equals("no numbers") ? null : i + 1, edition.year(), List.of(), null, null, null));
        }
        return tracks;
    }

    private List<ClaimedRelease> claims(Edition right, boolean there) {
        Set<Edition> chosen = new HashSet<>();
        for (Edition edition : world.editions()) {
            boolean namesake = edition.title().equalsIgnoreCase(right.title());
            boolean sameSongs = edition.tracks().getFirst().title().equals(right.tracks().getFirst().title());
            if (namesake || sameSongs || edition.artist().equals(right.artist()) && random.nextInt(2) == 0) {
                chosen.add(edition);
            }
        }
        chosen.add(pick(world.editions()));
        chosen.removeIf(edition -> there ? edition.equals(right) : edition.group().equals(right.group()));
        List<Edition> some = new ArrayList<>(chosen.stream().sorted((a, b) -> a.mbid().compareTo(b.mbid())).toList());
        Collections.shuffle(some, random);
        some = new ArrayList<>(some.subList(0, Math.min(12, some.size())));
        if (there) {
            some.add(right);
        }
        Collections.shuffle(some, random);
        return some.stream().map(this::claim).toList();
    }

    private ClaimedRelease claim(Edition edition) {
        List<ClaimedRecording> tracks = new ArrayList<>();
        for (int i = 0; i < edition.tracks().size(); i++) {
            tracks.add(claim(edition, i));
        }
        return new ClaimedRelease(edition.mbid(), null, edition.title(),
                List.of(new ClaimedArtist(edition.artist(), null, "")), edition.mbid(), edition.group(),
                PartialDate.ofYear(edition.year()), PartialDate.ofYear(edition.firstYear()), edition.types(),
                edition.label(), edition.number(), edition.barcode(), "XW", List.of(), tracks);
    }

    private ClaimedRecording claim(Edition edition, int index) {
        Recording song = edition.tracks().get(index);
        List<ClaimedArtist> artists = song.guest() == null
                ? List.of(new ClaimedArtist(song.artist(), song.artistMbid(), ""))
                : List.of(new ClaimedArtist(song.artist(), song.artistMbid(), " feat. "),
                        new ClaimedArtist(song.guest(), null, ""));
        long shift = random.nextInt(1200) - 600L;
        return new ClaimedRecording(song.mbid() + index, null, song.title(), artists, edition.title(),
                random.nextInt(25) == 0 ? null : song.duration().plusMillis(shift), 1, index + 1,
                edition.tracks().size(), PartialDate.ofYear(edition.year()), song.mbid(), null, edition.mbid(),
                edition.group(), List.of(song.isrc()), List.of(), null);
    }

    private static String credit(Recording song) {
        return song.guest() == null ? song.artist() : song.artist() + " feat. " + song.guest();
    }

    /// Encoders and rips add or lose a moment of silence.
    private Duration heard(Duration duration) {
        double spread = random.nextInt(10) == 0 ? 3500 : 1200;
        return duration.plusMillis((long) (random.nextGaussian() * spread / 2));
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
