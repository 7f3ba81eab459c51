package io.antiphon.persistence.takeout;

import io.antiphon.core.LibraryException;
import io.antiphon.persistence.takeout.Plist.Token;
import io.antiphon.persistence.takeout.TakeoutFiles.Content;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The library of iTunes, or of Music on macOS, as "Export library" writes it: plays, ratings from 0 to 100, what is loved, and playlists. Ratings that
/// were computed from the album's are nobody's.
final class ItunesLibrary implements TakeoutReader {

    private static final int MOST_SONGS = 250_000;
    private static final int MOST_ITEMS = 500_000;
    private static final int MOST_FIELDS = 200;
    private static final Set<String> OTHER_MEDIA = Set.of("Podcast", "Movie", "TV Show", "Audiobook");
    private static final Set<String> OWN_LISTS = Set.of("Master", "Folder", "Distinguished Kind");

    private final UnaryOperator<String> paths;
    private final Map<String, Song> songs = new HashMap<>();

    /// @param paths what a path there is here
    ItunesLibrary(UnaryOperator<String> paths) {
        this.paths = paths;
    }

    /// Takes the value that just began, to its end.
    private interface Entry {

        void take(String key, String type) throws IOException;
    }

    @Override
    public void read(Content content, TakeoutLines lines) throws IOException {
        if (content.fileName().matches(".*\\.(itl|itdb|musiclibrary|musicdb|jpg|png|ds_store)")) {
            return;
        }
        Plist plist = new Plist(content.in(), content.name());
        if (plist.next() != Token.BEGIN || !plist.tag().equals("plist") || plist.next() != Token.BEGIN
                || !plist.tag().equals("dict")) {
            throw plist.broken("it does not begin like a property list; choose File, Library, Export Library");
        }
        boolean[] tracks = new boolean[1];
        entries(plist, (key, type) -> {
            if (key.equals("Tracks") && type.equals("dict")) {
                tracks[0] = true;
                entries(plist, (id, kind) -> track(plist, id, kind, lines));
            } else if (key.equals("Playlists") && type.equals("array")) {
                elements(plist, kind -> playlist(plist, kind, lines));
            } else {
                plist.skip();
            }
        });
        if (!tracks[0]) {
            throw plist.broken("it has no tracks");
        }
    }

    private static void entries(Plist plist, Entry entry) throws IOException {
        int inside = plist.depth();
        while (true) {
            Token token = next(plist);
            if (token == Token.BEGIN && plist.tag().equals("key")) {
                String key = plist.text();
                token = next(plist);
                if (token == Token.BEGIN) {
                    entry.take(key, plist.tag());
                }
            } else if (token == Token.BEGIN) {
                plist.skip();
            }
            if (plist.depth() < inside) {
                return;
            }
        }
    }

    /// Takes the element that just began, to its end.
    private interface Element {

        void take(String type) throws IOException;
    }

    private static void elements(Plist plist, Element element) throws IOException {
        int inside = plist.depth();
        while (true) {
            if (next(plist) == Token.BEGIN) {
                element.take(plist.tag());
            }
            if (plist.depth() < inside) {
                return;
            }
        }
    }

    private static Token next(Plist plist) throws IOException {
        Token token = plist.next();
        if (token == Token.DONE) {
            throw plist.broken("it breaks off");
        }
        return token;
    }

    private static void value(Plist plist, String key, String type, Map<String, String> fields) throws IOException {
        switch (type) {
            case "string", "integer", "date", "real" -> {
                String text = plist.text();
                if (fields.size() < MOST_FIELDS) {
                    fields.put(key, text);
                }
            }
            case "true", "false" -> {
                fields.put(key, type);
                plist.skip();
            }
            default -> plist.skip();
        }
    }

    private void track(Plist plist, String id, String type, TakeoutLines lines) throws IOException {
        if (!type.equals("dict")) {
            plist.skip();
            return;
        }
        Map<String, String> fields = new HashMap<>();
        entries(plist, (key, kind) -> value(plist, key, kind, fields));
        if (OTHER_MEDIA.stream().anyMatch(media -> is(fields, media))) {
            return;
        }
        Song song = song(fields);
        if (songs.size() >= MOST_SONGS) {
            throw new LibraryException.Invalid("The library has more than %d tracks".formatted(MOST_SONGS));
        }
        songs.put(id, song);
        boolean loved = is(fields, "Loved") || is(fields, "Favorited");
        Instant added = Moments.parse(fields.get("Date Added"));
        lines.deed(song, !loved ? null : added == null ? TakeoutLines.SOME_TIME : added, rating(fields),
                number(fields, "Play Count"), Moments.parse(fields.get("Play Date UTC")));
    }

    private Song song(Map<String, String> fields) {
        return new Song(fields.getOrDefault("Name", ""), fields.getOrDefault("Artist", ""),
                fields.getOrDefault("Album", ""), "", path(fields.getOrDefault("Location", "")), "",
                number(fields, "Total Time"));
    }

    /// Half stars count as whole ones.
    private static int rating(Map<String, String> fields) {
        long hundred = is(fields, "Rating Computed") ? 0 : number(fields, "Rating");
        return hundred <= 0 ? 0 : Math.clamp((hundred + 10) / 20, 1, 5);
    }

    private static boolean is(Map<String, String> fields, String key) {
        return "true".equals(fields.get(key));
    }

    private static long number(Map<String, String> fields, String key) {
        String text = fields.getOrDefault(key, "");
        return text.matches("\\d{1,12}") ? Long.parseLong(text) : 0;
    }

    /// Of `file://localhost/C:/Music/x.mp3`, what comes behind the host.
    private String path(String location) {
        if (!location.startsWith("file://")) {
            return "";
        }
        try {
            String encoded = location.substring("file://".length()).replaceFirst("^localhost", "").replace("+", "%2B");
            return paths.apply(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    private void playlist(Plist plist, String type, TakeoutLines lines) throws IOException {
        if (!type.equals("dict")) {
            plist.skip();
            return;
        }
        Map<String, String> fields = new HashMap<>();
        List<Song> items = new ArrayList<>();
        entries(plist, (key, kind) -> {
            if (key.equals("Playlist Items") && kind.equals("array")) {
                elements(plist, one -> item(plist, one, items));
            } else if (key.equals("Smart Info")) {
                fields.put(key, "true");
                plist.skip();
            } else {
                value(plist, key, kind, fields);
            }
        });
        String name = fields.getOrDefault("Name", "");
        if (items.isEmpty() || OWN_LISTS.stream().anyMatch(fields::containsKey)
                || "false".equals(fields.get("Visible"))) {
            return;
        }
        if (fields.containsKey("Smart Info")) {
            lines.remark("The smart playlist \"%s\" comes as the list it is now".formatted(name));
        }
        lines.playlist(name, fields.getOrDefault("Description", ""), items, null);
    }

    private void item(Plist plist, String type, List<Song> items) throws IOException {
        if (!type.equals("dict")) {
            plist.skip();
            return;
        }
        Map<String, String> fields = new HashMap<>();
        entries(plist, (key, kind) -> value(plist, key, kind, fields));
        Song song = songs.get(fields.getOrDefault("Track ID", ""));
        if (song != null && items.size() < MOST_ITEMS) {
            items.add(song);
        }
    }
}
