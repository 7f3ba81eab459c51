package io.antiphon.benchmarks.library;

import java.util.List;

/// Names of artists, albums, tracks and composers. An artist's number stands for exactly one name, and so does an album's
/// number within its artist.
final class NameForge {

    private static final List<String> ROMAN = List.of("II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X");
    private static final List<String> ALBUM_ENDINGS = List.of("", " (Live)", " EP", ": Remixes", " Sessions",
            " (Deluxe Edition)",
            " / Demos", " — B-Sides");
    private static final List<String> TITLE_FORMS = List.of("%h %t", "%t", "%h", "%t, %h", "%h %t (Reprise)", "%t?",
            "%h… %t", "%h %t (Acoustic)", "%t #2", "%h / %t");
    private static final List<String> FIRST_NAMES = List.of("Clara", "Johann", "Élise", "Niccolò", "Sofía", "Олег",
            "Anna",
            "Georg", "Dmitri", "Amélie", "Béla", "Antonín", "武", "Fanny", "Leoš");
    private static final List<String> LAST_NAMES = List.of("Weber", "Dvořák", "Núñez", "Bellini", "Šimek", "Иванов",
            "Lindström", "Moreau", "Szabó", "Kowalczyk", "満", "Hartmann", "Ørsted", "de la Vega", "Quill");

    private final long seed;

    NameForge(long seed) {
        this.seed = seed;
    }

    Script scriptOf(int artist) {
        double fraction = Dice.of(seed, Dice.Kind.ARTIST, artist).fraction();
        Script[] scripts = Script.values();
        double[] upTo = {0.56, 0.76, 0.85, 0.87, 0.92, 0.95, 0.98, 1.0};
        int script = 0;
        while (fraction > upTo[script]) {
            script++;
        }
        return scripts[script];
    }

    String artist(int artist) {
        Script script = scriptOf(artist);
        int pairs = script.heads.size() * script.tails.size();
        int names = pairs * script.artistForms.size();
        int code = (int) scattered(artist, names);
        int pair = code % pairs;
        String name = fill(script.artistForms.get(code / pairs), script.heads.get(pair % script.heads.size()),
                script.tails.get(pair / script.heads.size()));
        return name + numeral(artist / names);
    }

    /// The name as people sort it; the same as the name when there is no article.
    String sortName(String name) {
        for (String article : List.of("The ", "Les ", "Die ", "Η ")) {
            if (name.startsWith(article)) {
                return name.substring(article.length()) + ", " + article.strip();
            }
        }
        return name;
    }

    /// `ordinal` counts an artist's albums from 0.
    String album(int artist, int ordinal) {
        Script script = scriptOf(artist);
        int pairs = script.heads.size() * script.tails.size();
        int names = pairs * ALBUM_ENDINGS.size();
        long offset = Dice.of(seed, Dice.Kind.ARTIST, artist).number() & 0xFFFFFF;
        int code = (int) ((scattered(ordinal, names) + offset) % names);
        String head = script.heads.get(code % pairs % script.heads.size());
        String tail = script.tails.get(code % pairs / script.heads.size());
        return tail + " " + head + ALBUM_ENDINGS.get(code / pairs) + numeral(ordinal / names);
    }

    String compilation(int ordinal) {
        Script script = Script.ENGLISH;
        int pairs = script.heads.size() * script.tails.size();
        int code = (int) scattered(ordinal, pairs);
        return "Now That’s " + script.heads.get(code % script.heads.size()) + " "
                + script.tails.get(code / script.heads.size()) + " " + (ordinal / pairs + 1);
    }

    String title(Dice dice, Script script) {
        return fill(dice.pick(TITLE_FORMS), dice.pick(script.heads), dice.pick(script.tails));
    }

    String person(Dice dice) {
        return dice.pick(FIRST_NAMES) + " " + dice.pick(LAST_NAMES);
    }

    /// A permutation of the numbers below `count`, so that neighbours don't share their words. The factor is a prime.
    private static long scattered(int number, int count) {
        return number % count * 7_919L % count;
    }

    private static String numeral(int epoch) {
        if (epoch == 0) {
            return "";
        }
        return epoch <= ROMAN.size() ? " " + ROMAN.get(epoch - 1) : " No. " + (epoch + 1);
    }

    private static String fill(String form, String head, String tail) {
        return form.replace("%h", head).replace("%t", tail);
    }
}
