package io.antiphon.enrichment.radio;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A playlist of HTTP Live Streaming (RFC 8216): what leads to sound, or the pieces of it that are there now.
///
/// @param variants the same sound in several qualities; empty in a playlist of pieces
/// @param pieces in order; empty in a playlist of variants
/// @param longest how long a piece is at most, which is how often there is something new
/// @param ended whether nothing will be added
/// @param obstacle why the pieces cannot be put together here, for people; absent when they can
record HlsPlaylist(List<Variant> variants, List<Piece> pieces, Duration longest, boolean ended,
        @Nullable String obstacle) {

    private static final int MAX_PIECES = 10_000;
    private static final int MAX_TITLE = 500;
    private static final double MAX_SECONDS = 120;
    private static final Pattern ATTRIBUTE = Pattern.compile("([A-Z0-9-]+)=(\"[^\"]*\"|[^,\"]*)");
    private static final Pattern INNER = Pattern.compile("(title|artist)=\"([^\"]*)\"");

    HlsPlaylist {
        variants = List.copyOf(variants);
        pieces = List.copyOf(pieces);
    }

    /// @param bandwidth bits a second
    /// @param pictures whether it holds more than sound
    record Variant(URI address, long bandwidth, boolean pictures) {}

    /// @param number grows by one from piece to piece
    /// @param header what must come before it (`EXT-X-MAP`); absent for pieces that stand alone
    /// @param title what the station says plays in it; empty when it says nothing
    record Piece(long number, URI address, @Nullable URI header, String title) {}

    /// Whether a text is such a playlist and not only a list of stations.
    static boolean is(String text) {
        return text.contains("#EXT-X-TARGETDURATION") || text.contains("#EXT-X-STREAM-INF");
    }

    /// @param address where it was found, which what it names is relative to
    static HlsPlaylist parse(String text, URI address) {
        Parser parser = new Parser(address);
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(parser::take);
        return parser.result();
    }

    /// Sound alone rather than with pictures, and of that the best.
    Variant best() {
        Variant best = variants.getFirst();
        for (Variant variant : variants) {
            boolean betterKind = best.pictures() && !variant.pictures();
            boolean sameKind = best.pictures() == variant.pictures();
            boolean better = variant.pictures() ? variant.bandwidth() < best.bandwidth()
                    : variant.bandwidth() > best.bandwidth();
            if (betterKind || sameKind && better) {
                best = variant;
            }
        }
        return best;
    }

    private static final class Parser {

        private final URI address;
        private final List<Variant> variants = new ArrayList<>();
        private final List<Piece> pieces = new ArrayList<>();
        private @Nullable Map<String, String> variant;
        private @Nullable URI header;
        private @Nullable String obstacle;
        private String title = "";
        private long number;
        private double longest = 10;
        private boolean ended;

        Parser(URI address) {
            this.address = address;
        }

        void take(String line) {
            int colon = line.indexOf(':');
            String value = colon < 0 ? "" : line.substring(colon + 1).strip();
            switch (colon < 0 || !line.startsWith("#") ? line : line.substring(0, colon)) {
                case "#EXT-X-STREAM-INF" -> variant = attributes(value);
                case "#EXT-X-MEDIA" -> takeMedia(attributes(value));
                case "#EXT-X-TARGETDURATION" -> longest = seconds(value);
                case "#EXT-X-MEDIA-SEQUENCE" -> number = number(value);
                case "#EXT-X-KEY" -> takeKey(attributes(value));
                case "#EXT-X-MAP" -> takeMap(attributes(value));
                case "#EXT-X-BYTERANGE" -> obstacle = "The station cuts its pieces out of one file, which cannot be followed";
                case "#EXT-X-ENDLIST" -> ended = true;
                case "#EXTINF" -> title = titleIn(value);
                default -> {
                    if (!line.startsWith("#")) {
                        takeAddress(line);
                    }
                }
            }
        }

        private void takeAddress(String line) {
            URI target = resolved(line);
            Map<String, String> described = variant;
            variant = null;
            if (described != null && target != null) {
                String codecs = described.getOrDefault("CODECS", "").toLowerCase(Locale.ROOT);
                boolean pictures = described.containsKey("RESOLUTION") || codecs.contains("avc")
                        || codecs.contains("hvc") || codecs.contains("hev");
                variants.add(new Variant(target, number(described.getOrDefault("BANDWIDTH", "0")), pictures));
            } else if (described == null && target != null && pieces.size() < MAX_PIECES) {
                pieces.add(new Piece(number, target, header, title));
            }
            if (described == null) {
                number++;
                title = "";
            }
        }

        /// Sound that lies beside pictures.
        private void takeMedia(Map<String, String> media) {
            URI target = media.containsKey("URI") ? resolved(media.getOrDefault("URI", "")) : null;
            if ("AUDIO".equals(media.get("TYPE")) && target != null) {
                variants.add(new Variant(target, 0, false));
            }
        }

        private void takeKey(Map<String, String> key) {
            if (!"NONE".equals(key.getOrDefault("METHOD", "NONE"))) {
                obstacle = "The station encrypts its pieces (%s), so that only its own players can put them together"
                        .formatted(key.get("METHOD"));
            }
        }

        private void takeMap(Map<String, String> map) {
            header = resolved(map.getOrDefault("URI", ""));
            if (map.containsKey("BYTERANGE")) {
                obstacle = "The station cuts its pieces out of one file, which cannot be followed";
            }
        }

        private @Nullable URI resolved(String text) {
            try {
                return text.isEmpty() ? null : address.resolve(text);
            } catch (IllegalArgumentException _) {
                return null;
            }
        }

        HlsPlaylist result() {
            return new HlsPlaylist(variants, variants.isEmpty() ? pieces : List.of(),
                    Duration.ofMillis((long) (longest * 1000)), ended, obstacle);
        }

        private static Map<String, String> attributes(String text) {
            Map<String, String> attributes = new HashMap<>();
            Matcher matcher = ATTRIBUTE.matcher(text);
            while (matcher.find()) {
                attributes.put(matcher.group(1), matcher.group(2).replace("\"", ""));
            }
            return attributes;
        }

        private static long number(String text) {
            try {
                return Math.max(0, Long.parseLong(text.strip()));
            } catch (NumberFormatException _) {
                return 0;
            }
        }

        private static double seconds(String text) {
            try {
                return Math.clamp(Double.parseDouble(text), 1, MAX_SECONDS);
            } catch (NumberFormatException _) {
                return 10;
            }
        }

        /// What stands behind the length: plain text, or `title="…",artist="…"` as many stations write.
        private static String titleIn(String value) {
            int comma = value.indexOf(',');
            String text = comma < 0 ? "" : value.substring(comma + 1).strip();
            Map<String, String> inner = new HashMap<>();
            Matcher matcher = INNER.matcher(text);
            while (matcher.find()) {
                inner.put(matcher.group(1), matcher.group(2).strip());
            }
            String artist = inner.getOrDefault("artist", "");
            String named = inner.isEmpty() ? text
                    : artist.isEmpty() ? inner.getOrDefault("title", "")
                            : artist + " - " + inner.getOrDefault("title", "");
            String clean = named.replaceAll("\\p{Cntrl}", "");
            return clean.length() <= MAX_TITLE ? clean : clean.substring(0, MAX_TITLE);
        }
    }
}
