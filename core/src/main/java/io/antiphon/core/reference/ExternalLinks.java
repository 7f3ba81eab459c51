package io.antiphon.core.reference;

import io.antiphon.core.reference.ExternalLink.Kind;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Understands addresses of services in the many forms that people copy them in: with and without scheme, with languages, countries and what is
/// tacked on to follow people around, and as their programs write them (`spotify:track:…`).
public final class ExternalLinks {

    private static final int LONGEST = 2_000;
    private static final String UUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    private ExternalLinks() {}

    /// The parts of an address.
    ///
    /// @param path without empty parts
    private record Address(String host, List<String> path, Map<String, String> query) {

        String at(int place) {
            return place < path.size() ? path.get(place) : "";
        }

        Address from(int place) {
            return new Address(host, path.subList(Math.min(place, path.size()), path.size()), query);
        }

        boolean isOf(String domain) {
            return host.equals(domain) || host.endsWith("." + domain);
        }
    }

    /// Empty for what is no address of a track, album or artist at a service that is known.
    public static Optional<ExternalLink> parse(String text) {
        String given = text.strip();
        if (given.length() > LONGEST || given.isEmpty()) {
            return Optional.empty();
        }
        if (given.startsWith("spotify:")) {
            String[] parts = given.split(":", -1);
            return parts.length == 3 ? spotify(parts[1], parts[2]) : Optional.empty();
        }
        return address(given).flatMap(ExternalLinks::understood);
    }

    private static Optional<Address> address(String given) {
        String whole = given.startsWith("//") ? "https:" + given
                : given.matches("(?i)https?://.*") ? given
                        : given.matches("(?i)[a-z][a-z0-9+.-]*:(?!\\d).*") ? "" : "https://" + given;
        try {
            URI uri = new URI(whole.replace(" ", "%20").replace("|", "%7C"));
            String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
            String path = uri.getPath() == null ? "" : uri.getPath();
            return host.isEmpty() || uri.getUserInfo() != null ? Optional.empty()
                    : Optional.of(new Address(host.replaceFirst("\\.$", ""),
                            Arrays.stream(path.split("/", -1)).filter(part -> !part.isEmpty()).toList(), query(uri)));
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> query = new HashMap<>();
        String text = uri.getQuery() == null ? "" : uri.getQuery();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.putIfAbsent(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return query;
    }

    private static Optional<ExternalLink> understood(Address address) {
        if (address.isOf("bandcamp.com")) {
            return bandcamp(address);
        }
        if (address.isOf("discogs.com")) {
            return discogs(address);
        }
        if (List.of("open.spotify.com", "play.spotify.com", "embed.spotify.com").contains(address.host())) {
            return spotify(address);
        }
        if (address.isOf("music.apple.com") || address.isOf("itunes.apple.com")) {
            return apple(address);
        }
        if (address.isOf("youtube.com") || address.isOf("youtu.be") || address.isOf("youtube-nocookie.com")) {
            return youTube(address);
        }
        if (address.isOf("deezer.com")) {
            return deezer(address);
        }
        return address.isOf("musicbrainz.org") ? musicBrainz(address) : Optional.empty();
    }

    private static Optional<ExternalLink> link(String service, Kind kind, String id, String url) {
        return Optional.of(new ExternalLink(service, kind, id, url));
    }

    /// Each artist has a name of their own before `bandcamp.com`.
    private static Optional<ExternalLink> bandcamp(Address address) {
        String artist = address.host().replaceFirst("\\.?bandcamp\\.com$", "");
        String what = address.at(0).toLowerCase(Locale.ROOT);
        String slug = address.at(1);
        if (!artist.matches("[a-z0-9][a-z0-9-]*") || List.of("www", "daily", "blog", "get").contains(artist)) {
            return Optional.empty();
        }
        String home = "https://%s.bandcamp.com".formatted(artist);
        if (what.isEmpty() || what.equals("music") || what.equals("releases")) {
            return link("bandcamp", Kind.ARTIST, artist, home);
        }
        if (!slug.matches("[\\w-]{1,200}") || !what.equals("album") && !what.equals("track")) {
            return Optional.empty();
        }
        return link("bandcamp", what.equals("album") ? Kind.ALBUM : Kind.TRACK,
                "%s/%s/%s".formatted(artist, what, slug), "%s/%s/%s".formatted(home, what, slug));
    }

    /// `/release/123-Title`, `/de/master/123`, and as they were, `/Artist-Title/release/123`.
    private static Optional<ExternalLink> discogs(Address address) {
        for (int i = 0; i + 1 < address.path().size(); i++) {
            String what = address.at(i).toLowerCase(Locale.ROOT);
            String number = address.at(i + 1).replaceFirst("-.*$", "");
            if (number.matches("\\d{1,12}") && List.of("release", "master", "artist").contains(what)) {
                return link("discogs", what.equals("artist") ? Kind.ARTIST : Kind.ALBUM, what + "/" + number,
                        "https://www.discogs.com/%s/%s".formatted(what, number));
            }
        }
        return Optional.empty();
    }

    private static Optional<ExternalLink> spotify(Address address) {
        Address plain = address;
        while (plain.at(0).startsWith("intl-") || plain.at(0).equals("embed")) {
            plain = plain.from(1);
        }
        return spotify(plain.at(0), plain.at(1));
    }

    private static Optional<ExternalLink> spotify(String what, String id) {
        return kind(what).filter(_ -> id.matches("[0-9A-Za-z]{22}"))
                .flatMap(kind -> link("spotify", kind, id, "https://open.spotify.com/%s/%s".formatted(what, id)));
    }

    private static Optional<Kind> kind(String what) {
        return switch (what) {
            case "track" -> Optional.of(Kind.TRACK);
            case "album" -> Optional.of(Kind.ALBUM);
            case "artist" -> Optional.of(Kind.ARTIST);
            default -> Optional.empty();
        };
    }

    /// `/us/album/name/123?i=456` is a song on an album.
    private static Optional<ExternalLink> apple(Address address) {
        Address plain = address.at(0).matches("[A-Za-z]{2}") ? address.from(1) : address;
        String what = plain.at(0).toLowerCase(Locale.ROOT);
        String last = plain.path().isEmpty() ? "" : plain.path().getLast().replaceFirst("^id", "");
        String song = address.query().getOrDefault("i", "");
        if (!last.matches("\\d{1,15}")) {
            return Optional.empty();
        }
        return switch (what) {
            case "album" -> song.matches("\\d{1,15}") ? apple(Kind.TRACK, "song", song) : apple(Kind.ALBUM, what, last);
            case "song" -> apple(Kind.TRACK, what, last);
            case "artist" -> apple(Kind.ARTIST, what, last);
            default -> Optional.empty();
        };
    }

    private static Optional<ExternalLink> apple(Kind kind, String what, String id) {
        return link("apple-music", kind, what + "/" + id, "https://music.apple.com/%s/%s".formatted(what, id));
    }

    private static Optional<ExternalLink> youTube(Address address) {
        String first = address.at(0);
        String video = address.isOf("youtu.be") ? first
                : first.equals("watch") ? address.query().getOrDefault("v", "")
                        : List.of("shorts", "embed", "v", "live").contains(first) ? address.at(1) : "";
        if (video.matches("[\\w-]{11}")) {
            return link("youtube", Kind.TRACK, video, "https://www.youtube.com/watch?v=" + video);
        }
        String list = first.equals("playlist") ? address.query().getOrDefault("list", "") : "";
        if (list.matches("[\\w-]{10,80}")) {
            return link("youtube", Kind.ALBUM, list, "https://www.youtube.com/playlist?list=" + list);
        }
        if (first.equals("channel") && address.at(1).matches("UC[\\w-]{22}")) {
            return link("youtube", Kind.ARTIST, address.at(1), "https://www.youtube.com/channel/" + address.at(1));
        }
        if (first.equals("browse") && address.at(1).matches("MPREb_[\\w-]{5,40}")) {
            return link("youtube", Kind.ALBUM, address.at(1), "https://music.youtube.com/browse/" + address.at(1));
        }
        return first.matches("@[\\w.-]{3,60}")
                ? link("youtube", Kind.ARTIST, first, "https://www.youtube.com/" + first)
                : Optional.empty();
    }

    private static Optional<ExternalLink> deezer(Address address) {
        Address plain = address.at(0).matches("[a-z]{2}") ? address.from(1) : address;
        return kind(plain.at(0)).filter(_ -> plain.at(1).matches("\\d{1,15}"))
                .flatMap(kind -> link("deezer", kind, plain.at(0) + "/" + plain.at(1),
                        "https://www.deezer.com/%s/%s".formatted(plain.at(0), plain.at(1))));
    }

    private static Optional<ExternalLink> musicBrainz(Address address) {
        String what = address.at(0).toLowerCase(Locale.ROOT);
        String id = address.at(1).toLowerCase(Locale.ROOT);
        Kind kind = switch (what) {
            case "recording", "track" -> Kind.TRACK;
            case "release", "release-group" -> Kind.ALBUM;
            default -> Kind.ARTIST;
        };
        return id.matches(UUID) && List.of("recording", "track", "release", "release-group", "artist").contains(what)
                ? link("musicbrainz", kind, what + "/" + id, "https://musicbrainz.org/%s/%s".formatted(what, id))
                : Optional.empty();
    }
}
