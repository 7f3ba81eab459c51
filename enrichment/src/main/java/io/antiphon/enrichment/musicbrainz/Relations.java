package io.antiphon.enrichment.musicbrainz;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.provider.ExternalReference;
import io.antiphon.enrichment.provider.Fields;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads relations to addresses: which service an address belongs to, and what the thing is called there.
final class Relations {

    /// By the end of the host's name.
    private static final Map<String, String> SERVICES = Map.ofEntries(Map.entry("discogs.com", "discogs"),
            Map.entry("open.spotify.com", "spotify"), Map.entry("bandcamp.com", "bandcamp"),
            Map.entry("wikidata.org", "wikidata"), Map.entry("wikipedia.org", "wikipedia"),
            Map.entry("deezer.com", "deezer"), Map.entry("music.apple.com", "apple-music"),
            Map.entry("itunes.apple.com", "apple-music"), Map.entry("allmusic.com", "allmusic"),
            Map.entry("last.fm", "lastfm"), Map.entry("soundcloud.com", "soundcloud"),
            Map.entry("youtube.com", "youtube"), Map.entry("tidal.com", "tidal"), Map.entry("imdb.com", "imdb"),
            Map.entry("genius.com", "genius"), Map.entry("rateyourmusic.com", "rateyourmusic"),
            Map.entry("setlist.fm", "setlistfm"), Map.entry("songkick.com", "songkick"),
            Map.entry("viaf.org", "viaf"));
    private static final Map<String, Pattern> IDS = Map.of("discogs",
            Pattern.compile("/(?:artist|release|master)/([0-9]+)"), "wikidata", Pattern.compile("/(Q[0-9]+)$"),
            "spotify", Pattern.compile("/(?:artist|album|track)/([0-9A-Za-z]+)"), "deezer",
            Pattern.compile("/(?:artist|album|track)/([0-9]+)"), "apple-music", Pattern.compile("/(?:id)?([0-9]+)$"),
            "allmusic", Pattern.compile("/(m[nwtr][0-9]+)"));
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");

    private Relations() {}

    static List<ExternalReference> read(JsonNode node) {
        List<ExternalReference> found = new ArrayList<>();
        for (JsonNode relation : Fields.list(node, "relations")) {
            String url = Fields.url(relation.path("url"), "resource");
            if (url != null && !Fields.flag(relation, "ended")) {
                String service = service(url, Fields.text(relation, "type"));
                found.add(new ExternalReference(service, id(service, url), url));
            }
        }
        return found.stream().distinct().toList();
    }

    private static String service(String url, @Nullable String type) {
        String host = URI.create(url).getHost().toLowerCase(Locale.ROOT);
        return SERVICES.entrySet()
                .stream()
                .filter(entry -> host.equals(entry.getKey()) || host.endsWith("." + entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> named(type));
    }

    private static String named(@Nullable String type) {
        if (type == null) {
            return "other";
        }
        if (type.startsWith("official")) {
            return "homepage";
        }
        String name = type.toLowerCase(Locale.ROOT).replace(' ', '-');
        return NAME.matcher(name).matches() ? name : "other";
    }

    private static @Nullable String id(String service, String url) {
        Pattern pattern = IDS.get(service);
        if (pattern == null) {
            return null;
        }
        Matcher matcher = pattern.matcher(URI.create(url).getPath());
        return matcher.find() ? matcher.group(1) : null;
    }
}
