package io.antiphon.core.enrichment.match;

import io.antiphon.core.text.TextFolding;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A title taken apart: the song, what stands behind it, and which version it is.
///
/// @param core the song's name, as [Words] makes it
/// @param whole the same with what stands in brackets and says nothing of a version
/// @param versions what makes it another recording
/// @param written how long it is as written
record SongTitle(String core, String whole, Set<Version> versions, int written) {

    private static final int MAX_LENGTH = 500;
    private static final int ID3V1 = 30;
    private static final Pattern BRACKETS = Pattern.compile("\\(([^()]*)\\)|\\[([^\\[\\]]*)\\]|\\{([^{}]*)\\}");
    private static final Pattern DASH = Pattern.compile("\\s+[-–—]\\s+|\\s*[–—]\\s+");
    private static final Pattern FEATURING = Pattern.compile(
            "(?i)[\\s(\\[]+(?:feat\\.?|ft\\.?|featuring)\\s+[^()\\[\\]]*");
    /// What stands behind a title and says nothing of which recording it is.
    private static final Pattern HARMLESS = Pattern.compile(
            "(?:\\d{4} )?(?:digital(?:ly)? )?re-?master(?:ed)?(?: version| edition)?(?: in)?(?: \\d{4})?"
                    + "|(?:mono|stereo)(?: version| mix)?|(?:album|original|lp|single|main|studio)(?: version| mix)?"
                    + "|(?:\\d{4} )?(?:deluxe|expanded|special|limited|anniversary|collector'?s|legacy|bonus)"
                    + "(?: edition| version| tracks?| disc)*|.*\\b(?:anniversary|deluxe|expanded) (?:edition|version)"
                    + "|bonus|explicit|clean|\\d{4}(?: version)?|(?:feat|ft|featuring|with)\\b.*|hidden track"
                    + "|disc \\d+|cd ?\\d+|.*\\bre-?master(?:ed)?\\b.*");
    private static final Map<Version, Pattern> KINDS = kinds();
    private static final Pattern LIVE_ALBUM = Pattern.compile(
            "live (?:at|in|from|on|to|\\d{4})\\b.*|live|.*[(\\[:-] ?live\\b.*|.*\\b(?:unplugged|in concert|live (?:at|in|from)) ?.*");

    private static Map<Version, Pattern> kinds() {
        Map<Version, String> words = new LinkedHashMap<>();
        words.put(Version.KARAOKE, "karaoke|backing track|in the style of|made famous by|tribute");
        words.put(Version.LIVE, "live|unplugged|in concert|(?:bbc|peel|radio|kexp) sessions?|on stage");
        words.put(Version.DEMO, "demo|rehearsal|home recording|rough mix|work in progress");
        words.put(Version.ACOUSTIC, "acoustic|piano version|orchestral|stripped");
        words.put(Version.INSTRUMENTAL, "instrumental|karaoke");
        words.put(Version.EDIT, "(?:radio|single|short|video|tv)? ?edit(?:ed)?|radio (?:version|mix)|short version");
        words.put(Version.EXTENDED, "extended|long version|12\"|12 inch|full length");
        words.put(Version.ALTERNATE, "alternat(?:e|ive)|outtake|take \\d+|early version|session \\d+|a ?cappella"
                + "|re-?recorded|new version|\\d{4} re-?recording|\\w+'s version");
        words.put(Version.COVER, "cover|cover version");
        words.put(Version.REPRISE, "reprise");
        words.put(Version.REMIX, "re-?mix(?:ed)?|rmx|mix|dub|bootleg|mashup|vip|rework|club");
        Map<Version, Pattern> kinds = new LinkedHashMap<>();
        words.forEach((kind, pattern) -> kinds.put(kind, Pattern.compile("(?<![a-z])(?:" + pattern
                + ")(?![a-z])")));
        return kinds;
    }

    static SongTitle of(String text) {
        String title = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
        Set<Version> versions = EnumSet.noneOf(Version.class);
        String rest = FEATURING.matcher(title).replaceAll(" ");
        StringBuilder core = new StringBuilder();
        StringBuilder whole = new StringBuilder();
        Matcher brackets = BRACKETS.matcher(rest);
        int at = 0;
        while (brackets.find()) {
            append(rest.substring(at, brackets.start()), core, whole);
            at = brackets.end();
            String inside = brackets.group(1) != null ? brackets.group(1)
                    : brackets.group(2) != null ? brackets.group(2) : brackets.group(3);
            if (!saysVersion(inside, versions)) {
                whole.append(' ').append(inside);
            }
        }
        append(rest.substring(at), core, whole);
        String song = withoutSuffix(core.toString(), versions);
        String all = withoutSuffix(whole.toString(), versions);
        String words = Words.of(song.isBlank() ? title : song);
        return new SongTitle(words, Words.of(all.isBlank() ? title : all), versions,
                text.strip().length());
    }

    private static void append(String text, StringBuilder core, StringBuilder whole) {
        core.append(' ').append(text.replace('(', ' ').replace(')', ' '));
        whole.append(' ').append(text);
    }

    /// Behind a dash stands a version, or the song goes on.
    private static String withoutSuffix(String text, Set<Version> versions) {
        String rest = text.strip();
        Matcher dash = DASH.matcher(rest);
        int last = -1;
        int end = -1;
        while (dash.find()) {
            last = dash.start();
            end = dash.end();
        }
        return last > 0 && saysVersion(rest.substring(end), versions) ? rest.substring(0, last) : rest;
    }

    /// @return whether a text speaks of the version only
    private static boolean saysVersion(String text, Set<Version> versions) {
        String folded = TextFolding.fold(text).strip();
        if (folded.isEmpty()) {
            return true;
        }
        boolean said = false;
        boolean harmless = HARMLESS.matcher(folded).matches();
        for (Map.Entry<Version, Pattern> kind : KINDS.entrySet()) {
            boolean mixOnly = kind.getKey() == Version.REMIX && (said || harmless);
            if (!mixOnly && !isOriginalMix(folded) && kind.getValue().matcher(folded).find()) {
                versions.add(kind.getKey());
                said = true;
            }
        }
        return said || harmless;
    }

    private static boolean isOriginalMix(String folded) {
        return folded.equals("original mix") || folded.equals("original version") || folded.equals("stereo mix")
                || folded.equals("mono mix");
    }

    /// Whether an album is of a concert, as its title has it.
    static boolean isLiveAlbum(String album) {
        return LIVE_ALBUM.matcher(TextFolding.fold(album)).matches();
    }

    /// How alike two songs' names are, whichever version: what stands in brackets on one side only costs little.
    double likeness(SongTitle other) {
        if (isCutOff(this, other)) {
            return 0.95;
        }
        double wholes = Likeness.of(whole, other.whole);
        double cores = Likeness.of(core, other.core);
        if (core.equals(other.core)) {
            // "Song (Subtitle)" is "Song", but less surely than "Song" is.
            return Math.max(wholes, 0.93);
        }
        double mixed = Math.max(Likeness.of(core, other.whole), Likeness.of(whole, other.core));
        return Math.max(wholes, Math.max(0.95 * cores, 0.93 * mixed));
    }

    /// ID3v1 holds 30 characters of a title and no more.
    private static boolean isCutOff(SongTitle here, SongTitle claimed) {
        return here.written >= ID3V1 - 2 && here.written <= ID3V1 && claimed.written > here.written
                && here.whole.length() >= ID3V1 / 2
                && (claimed.whole.startsWith(here.whole) || claimed.core.startsWith(here.core));
    }
}
