package io.antiphon.server;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Settings that allow every provider there is, at one address.
final class AllProviders {

    static final String KEY = "0123456789abcdef0123456789abcdef";

    private static final List<String> NAMES = List.of("musicbrainz", "cover-art-archive", "acoustid", "listenbrainz",
            "lastfm", "wikipedia", "fanart", "discogs", "deezer", "itunes", "spotify", "lrclib", "lyrics-ovh");
    private static final Set<String> KEYED = Set.of("acoustid", "lastfm", "fanart", "discogs", "spotify");
    private static final Set<String> SECRETIVE = Set.of("lastfm", "spotify");

    private AllProviders() {}

    static Map<String, String> at(String url) {
        Map<String, String> settings = new HashMap<>();
        settings.put("enrichment.contact", "tests@example.org");
        for (String name : NAMES) {
            String provider = "enrichment.providers." + name + ".";
            settings.put(provider + "enabled", "true");
            settings.put(provider + "url", url);
            if (KEYED.contains(name)) {
                settings.put(provider + "key", KEY);
            }
            if (SECRETIVE.contains(name)) {
                settings.put(provider + "secret", KEY);
            }
        }
        settings.put("enrichment.providers.listenbrainz.labs-url", url);
        return settings;
    }

    static int count() {
        return NAMES.size();
    }
}
