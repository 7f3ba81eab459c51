package io.antiphon.core.enrichment.match;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Made-up music as it is in the world: artists with albums in several editions, concerts of the same songs, cover bands, samplers.
/// Knows nothing of how anybody compares it.
final class MusicWorld {

    private static final List<String> ADJECTIVES = List.of("Silver", "Broken", "Midnight", "Golden", "Electric",
            "Hollow", "Crimson", "Quiet", "Burning", "Distant", "Velvet", "Paper", "Northern", "Second", "Little",
            "Endless", "Frozen", "Wild", "Yellow", "Secret", "Ancient", "Lonely", "Plastic", "Holy", "Bitter");
    private static final List<String> NOUNS = List.of("River", "Hearts", "Highway", "Mirror", "Garden", "Engine",
            "Harbour", "Letters", "Shadows", "Machine", "Winter", "Telegraph", "Orchard", "Cathedral", "Satellite",
            "Lanterns", "Kingdom", "Window", "Ashes", "Compass", "Stranger", "Avenue", "Thunder", "Sparrow", "Island");
    private static final List<String> COMMON = List.of("Home", "Hold On", "Angel", "Without You", "Runaway", "Fire",
            "Tonight", "Stay", "Forever", "One", "Heaven", "Lost", "Breathe", "Dreams", "Crazy");
    private static final List<String> PHRASES = List.of("When the %s Falls", "Dancing With %s", "%s on My Mind",
            "Don't Look Back at the %s", "All the %s We Left Behind", "I Can't Stop (the %s)", "Rock 'n' Roll %s",
            "The Last %s", "%s & I", "Where Did the %s Go?", "Über dem %s", "Canción de %s", "(I Just Want) %s");
    private static final List<String> NAMES = List.of("Anna", "Miguel", "Søren", "Björk", "Tomáš", "Renée", "Kofi",
            "Yuki", "Dmitri", "Grace", "Otis", "Zoë", "Ludwig", "Mara", "José", "Ingrid");
    private static final List<String> SURNAMES = List.of("Walker", "Lindqvist", "Okafor", "Müller", "García",
            "Novák", "Tanaka", "O'Brien", "Dupré", "Petrov", "Mc Allister", "van Dijk");
    private static final List<String> PLACES = List.of("Wembley", "Montreux", "the Fillmore", "Tokyo",
            "Royal Albert Hall");

    /// A recording of a song.
    record Recording(String mbid, String title, String artist, String artistMbid, @Nullable String guest,
            Duration duration, String isrc) {}

    /// One edition of an album.
    record Edition(String mbid, String group, String title, String artist, int year, int firstYear, String barcode,
            String label, String number, List<String> types, List<Recording> tracks) {}

    private final Random random;
    private final List<Edition> editions = new ArrayList<>();

    MusicWorld(long seed) {
        this.random = new Random(seed);
        List<Edition> studio = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            String artist = artist();
            String artistMbid = mbid();
            for (int a = 0; a < 2; a++) {
                studio.add(album(artist, artistMbid, studio));
            }
        }
        studio.forEach(this::publish);
        for (int i = 0; i < 12; i++) {
            editions.add(sampler(studio));
        }
    }

    List<Edition> editions() {
        return editions;
    }

    private void publish(Edition album) {
        editions.add(album);
        if (random.nextInt(3) == 0) {
            editions.add(deluxe(album));
        }
        if (random.nextInt(4) == 0) {
            editions.add(again(album));
        }
        if (random.nextInt(3) == 0) {
            editions.add(concert(album));
        }
        if (random.nextInt(6) == 0) {
            editions.add(tribute(album));
        }
    }

    private Edition album(String artist, String artistMbid, List<Edition> before) {
        List<Recording> tracks = new ArrayList<>();
        int count = 6 + random.nextInt(9);
        while (tracks.size() < count) {
            String title = title(before);
            String guest = random.nextInt(12) == 0 ? artist() : null;
            tracks.add(new Recording(mbid(), title, artist, artistMbid, guest, duration(), isrc()));
            if (random.nextInt(15) == 0 && tracks.size() + 1 < count) {
                tracks.add(new Recording(mbid(), title + ", Part II", artist, artistMbid, null, duration(), isrc()));
            }
        }
        int year = 1965 + random.nextInt(55);
        String title = switch (random.nextInt(10)) {
            case 0 -> artist;
            case 1 -> "Greatest Hits";
            case 2 -> pick(COMMON);
            default -> name();
        };
        return new Edition(mbid(), mbid(), title, artist, year, year, barcode(), pick(SURNAMES) + " Records",
                number(), List.of("album"), tracks);
    }

    private Edition deluxe(Edition album) {
        List<Recording> tracks = new ArrayList<>(album.tracks());
        int bonus = 2 + random.nextInt(5);
        for (int i = 0; i < bonus; i++) {
            Recording song = pick(album.tracks());
            String kind = pick(List.of(" (demo)", " (live at " + pick(PLACES) + ")", " (acoustic)", " (instrumental)",
                    " (" + pick(NAMES) + " remix)"));
            tracks.add(new Recording(mbid(), song.title() + kind, song.artist(), song.artistMbid(), null,
                    near(song.duration(), 12), isrc()));
        }
        return new Edition(mbid(), album.group(), album.title(), album.artist(), album.year() + 10 + random.nextInt(20),
                album.year(), barcode(), album.label(), number(), album.types(), tracks);
    }

    private Edition again(Edition album) {
        return new Edition(mbid(), album.group(), album.title(), album.artist(), album.year() + 1 + random.nextInt(25),
                album.year(), barcode(), pick(SURNAMES) + " Music", number(), album.types(), album.tracks());
    }

    /// The same songs, some nearly as long; the recordings' titles do not say that they are live, as is usual.
    private Edition concert(Edition album) {
        List<Recording> tracks = new ArrayList<>();
        for (Recording song : album.tracks()) {
            if (random.nextInt(5) > 0) {
                tracks.add(new Recording(mbid(), song.title() + (random.nextInt(3) == 0 ? " (live)" : ""),
                        song.artist(), song.artistMbid(), song.guest(),
                        random.nextBoolean() ? near(song.duration(), 4) : near(song.duration(), 50), isrc()));
            }
        }
        String title = random.nextInt(4) == 0 ? album.title() + " (Live)" : "Live at " + pick(PLACES);
        int year = album.year() + 1 + random.nextInt(6);
        return new Edition(mbid(), mbid(), title, album.artist(), year, year, barcode(), album.label(), number(),
                List.of("album", "live"), tracks);
    }

    /// A cover band plays the album, true to the original.
    private Edition tribute(Edition album) {
        String artist = artist();
        String artistMbid = mbid();
        List<Recording> tracks = album.tracks()
                .stream()
                .map(song -> new Recording(mbid(), song.title(), artist, artistMbid, null, near(song.duration(), 5),
                        isrc()))
                .toList();
        String title = random.nextBoolean() ? album.title() : "A Tribute to " + album.artist();
        return new Edition(mbid(), mbid(), title, artist, album.year() + 15, album.year() + 15, barcode(),
                "Budget Records", number(), List.of("album"), tracks);
    }

    private Edition sampler(List<Edition> albums) {
        List<Recording> tracks = new ArrayList<>();
        int count = 12 + random.nextInt(8);
        while (tracks.size() < count) {
            Recording song = pick(pick(albums).tracks());
            if (!tracks.contains(song)) {
                tracks.add(song);
            }
        }
        int year = 1990 + random.nextInt(25);
        return new Edition(mbid(), mbid(), name() + " Hits, Volume " + (1 + random.nextInt(9)), "Various Artists", year,
                year, barcode(), "Sampler", number(), List.of("album", "compilation"), tracks);
    }

    private String artist() {
        return switch (random.nextInt(5)) {
            case 0 -> "The " + pick(ADJECTIVES) + " " + pick(NOUNS);
            case 1 -> pick(NAMES) + " " + pick(SURNAMES);
            case 2 -> pick(NOUNS) + " of " + pick(NOUNS);
            case 3 -> pick(NAMES) + " & The " + pick(NOUNS);
            default -> pick(ADJECTIVES) + " " + pick(NAMES);
        };
    }

    private String name() {
        return random.nextBoolean() ? pick(ADJECTIVES) + " " + pick(NOUNS)
                : pick(PHRASES).formatted(pick(NOUNS));
    }

    /// Some titles many have; some are songs that others made known.
    private String title(List<Edition> before) {
        return switch (random.nextInt(8)) {
            case 0 -> pick(COMMON);
            case 1 -> before.isEmpty() ? name() : pick(pick(before).tracks()).title();
            case 2 -> pick(ADJECTIVES) + " " + pick(NOUNS) + " (" + pick(ADJECTIVES) + " " + pick(NOUNS) + ")";
            default -> name();
        };
    }

    private Duration duration() {
        return Duration.ofMillis(95_000 + random.nextInt(300_000));
    }

    private Duration near(Duration duration, int seconds) {
        long other = duration.toMillis() + (long) ((random.nextDouble() * 2 - 1) * seconds * 1000);
        return Duration.ofMillis(Math.max(30_000, other));
    }

    private String mbid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private String isrc() {
        return "XX" + (char) ('A' + random.nextInt(26)) + "00" + "%07d".formatted(random.nextInt(10_000_000));
    }

    private String barcode() {
        return "%013d".formatted(random.nextLong(10_000_000_000_000L));
    }

    private String number() {
        return "" + (char) ('A' + random.nextInt(26)) + (char) ('A' + random.nextInt(26)) + "-"
                + (100 + random.nextInt(9900));
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
