package io.antiphon.benchmarks.library;

import io.antiphon.benchmarks.audio.AudioFormat;
import io.antiphon.benchmarks.audio.Sound;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Works out one album: where it lies, what it is called, and its tracks.
final class AlbumPlanner {

    private static final String VARIOUS_ARTISTS = "Various Artists";
    private static final int FIRST_YEAR = 1955;
    private static final int LAST_YEAR = 2025;

    private final long seed;
    private final int artists;
    private final boolean firstIsLong;
    private final NameForge names;
    private final Genres genres = new Genres();

    AlbumPlanner(long seed, int artists, boolean firstIsLong) {
        this.seed = seed;
        this.artists = artists;
        this.firstIsLong = firstIsLong;
        this.names = new NameForge(seed);
    }

    AlbumPlan plan(int album, int artist, int ordinal, int firstTrack, int count) {
        Dice dice = Dice.of(seed, Dice.Kind.ALBUM, album);
        boolean various = artist == LibraryPlan.VARIOUS;
        boolean endless = firstIsLong && album == 0;
        String artistName = various ? VARIOUS_ARTISTS : names.artist(artist);
        String title = title(artist, ordinal, endless);
        int discs = count > 16 || count >= 12 && dice.chance(0.03) ? 2 : 1;
        AlbumFacts facts = facts(dice, discs);
        AudioFormat format = format(dice, endless);
        String folder = fileName(artistName) + "/"
                + fileName(dice.chance(0.5) ? facts.year() + " - " + title : title + " (" + ordinal + ")");
        Optional<String> cover = folderCover(dice);
        boolean embeds = dice.chance(cover.isPresent() ? 0.25 : 0.6);
        List<TrackPlan> tracks = tracks(dice, artist, facts, format, firstTrack, count, endless);
        return new AlbumPlan(album, folder, title, artistName, artist, format, cover, embeds, various, facts, tracks);
    }

    private String title(int artist, int ordinal, boolean endless) {
        if (endless) {
            return LibraryPlan.LONG_ALBUM;
        }
        return artist == LibraryPlan.VARIOUS ? names.compilation(ordinal) : names.album(artist, ordinal);
    }

    private static AlbumFacts facts(Dice dice, int discs) {
        int year = dice.between(FIRST_YEAR, LAST_YEAR);
        Optional<Integer> original = dice.chance(0.2)
                ? Optional.of(dice.between(FIRST_YEAR, year)).filter(first -> first != year)
                : Optional.empty();
        return new AlbumFacts(year, original, dice.chance(0.55), dice.chance(0.5), dice.chance(0.4), dice.chance(0.2),
                discs);
    }

    private static AudioFormat format(Dice dice, boolean endless) {
        double point = dice.fraction();
        if (endless) {
            return AudioFormat.FLAC;
        }
        if (point < 0.50) {
            return AudioFormat.MP3;
        }
        if (point < 0.80) {
            return AudioFormat.FLAC;
        }
        if (point < 0.87) {
            return AudioFormat.VORBIS;
        }
        return point < 0.93 ? AudioFormat.OPUS : AudioFormat.AAC;
    }

    private static Optional<String> folderCover(Dice dice) {
        double point = dice.fraction();
        if (point < 0.55) {
            return Optional.of("cover.jpg");
        }
        if (point < 0.75) {
            return Optional.of("folder.jpg");
        }
        return point < 0.85 ? Optional.of("cover.png") : Optional.empty();
    }

    private List<TrackPlan> tracks(Dice dice, int artist, AlbumFacts facts, AudioFormat format, int firstTrack,
            int count,
            boolean endless) {
        boolean discFolders = facts.discs() > 1 && dice.chance(0.7);
        String genre = genres
                .pick(dice.chance(0.8) && artist >= 0 ? Dice.of(seed, Dice.Kind.ARTIST, -1L - artist) : dice);
        int onFirstDisc = facts.discs() == 1 ? count : (count + 1) / 2;
        List<TrackPlan> tracks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int number = firstTrack + i;
            Dice trackDice = Dice.of(seed, Dice.Kind.TRACK, number);
            int disc = i < onFirstDisc ? 1 : 2;
            int position = disc == 1 ? i + 1 : i + 1 - onFirstDisc;
            int singer = artist == LibraryPlan.VARIOUS ? LibraryPlan.popular(trackDice, artists) : artist;
            String title = names.title(trackDice, names.scriptOf(singer));
            Sound sound = new Sound(trackDice.number(), endless ? Sound.Length.LONG : Sound.Length.SHORT);
            String prefix = facts.discs() == 1 || discFolders ? "" : disc + "-";
            String file = (discFolders ? "CD" + disc + "/" : "") + prefix
                    + fileName(String.format(Locale.ROOT, "%02d - %s", position, title)) + "." + format.extension();
            tracks.add(
                    new TrackPlan(number, file, title, artistsOf(trackDice, singer), genresOf(trackDice, genre), disc,
                            position, disc == 1 ? onFirstDisc : count - onFirstDisc, sound));
        }
        return tracks;
    }

    private List<String> artistsOf(Dice dice, int artist) {
        String name = names.artist(artist);
        if (dice.chance(0.06)) {
            String guest = names.artist(LibraryPlan.popular(dice, artists));
            return guest.equals(name) ? List.of(name) : List.of(name, guest);
        }
        return List.of(name);
    }

    private List<String> genresOf(Dice dice, String albumGenre) {
        if (dice.chance(0.15)) {
            String second = genres.pick(dice);
            return second.equals(albumGenre) ? List.of(albumGenre) : List.of(albumGenre, second);
        }
        return List.of(albumGenre);
    }

    /// A name that every file system takes: no separators, no characters that Windows reserves, no closing dot.
    private static String fileName(String name) {
        String safe = name.replaceAll("[/\\\\:*?\"<>|]", "_");
        return safe.endsWith(".") ? safe.substring(0, safe.length() - 1) + "_" : safe;
    }
}
