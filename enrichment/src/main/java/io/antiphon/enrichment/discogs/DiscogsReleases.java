package io.antiphon.enrichment.discogs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.antiphon.core.library.PartialDate;
import io.antiphon.core.provider.ClaimedArtist;
import io.antiphon.core.provider.ClaimedRecording;
import io.antiphon.core.provider.ClaimedRelease;
import io.antiphon.enrichment.provider.Fields;
import io.antiphon.enrichment.provider.StrangeAnswerException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads Discogs' releases.
final class DiscogsReleases {

    private static final Pattern DURATION = Pattern.compile("(?:([0-9]{1,2}):)?([0-9]{1,3}):([0-9]{2})");
    private static final Pattern DISC_AND_NUMBER = Pattern.compile("(?:CD|DVD)?([0-9]{1,3})[-.]([0-9]{1,3})");
    private static final Pattern SIDE_AND_NUMBER = Pattern.compile("([A-Z])([0-9]{0,3})");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");

    private DiscogsReleases() {}

    static ClaimedRelease read(JsonNode node) throws StrangeAnswerException {
        Long id = Fields.number(node, "id");
        if (id == null) {
            throw new StrangeAnswerException("answered without `id`");
        }
        String title = Fields.requiredText(node, "title");
        List<ClaimedArtist> artists = artists(node);
        PartialDate date = Fields.date(node, "released");
        PartialDate year = Fields.date(node, "year");
        JsonNode label = Fields.list(node, "labels").stream().findFirst().orElse(MissingNode.getInstance());
        String labelName = Fields.text(label, "name");
        return new ClaimedRelease(Long.toString(id), "https://www.discogs.com/release/" + id, title, artists, null,
                null,
                date == null ? year : date, null, types(node), labelName == null ? null : DiscogsText.name(labelName),
                Fields.text(label, "catno"), barcode(node), null,
                Stream.concat(Fields.texts(node, "styles").stream(), Fields.texts(node, "genres").stream())
                        .distinct()
                        .toList(),
                tracks(node, title, artists, date == null ? year : date));
    }

    private static List<String> types(JsonNode node) {
        List<String> said = Fields.list(node, "formats")
                .stream()
                .flatMap(format -> Fields.texts(format, "descriptions").stream())
                .toList();
        return Map.of("Album", "album", "Single", "single", "EP", "ep", "Compilation", "compilation", "Mini-Album",
                "album")
                .entrySet()
                .stream()
                .filter(type -> said.contains(type.getKey()))
                .map(Map.Entry::getValue)
                .distinct()
                .sorted()
                .toList();
    }

    private static @Nullable String barcode(JsonNode node) {
        for (JsonNode identifier : Fields.list(node, "identifiers")) {
            String value = Fields.text(identifier, "value");
            if ("Barcode".equals(Fields.text(identifier, "type")) && value != null) {
                String digits = value.replaceAll("[^0-9]", "");
                return digits.isEmpty() ? null : digits;
            }
        }
        return null;
    }

    private static List<ClaimedArtist> artists(JsonNode node) {
        List<ClaimedArtist> artists = new ArrayList<>();
        for (JsonNode artist : Fields.list(node, "artists")) {
            String variation = Fields.text(artist, "anv");
            String name = variation == null ? Fields.text(artist, "name") : variation;
            if (name != null) {
                artists.add(new ClaimedArtist(DiscogsText.name(name), null, joined(Fields.text(artist, "join"))));
            }
        }
        return artists;
    }

    private static String joined(@Nullable String join) {
        if (join == null) {
            return "";
        }
        return join.equals(",") ? ", " : " " + join + " ";
    }

    private static List<ClaimedRecording> tracks(JsonNode node, String album, List<ClaimedArtist> artists,
            @Nullable PartialDate date) {
        List<JsonNode> entries = Fields.list(node, "tracklist")
                .stream()
                .filter(entry -> "track".equals(Fields.textOr(entry, "type_", "track")))
                .toList();
        Map<Integer, Integer> onDisc = new LinkedHashMap<>();
        List<Place> places = new ArrayList<>();
        for (JsonNode entry : entries) {
            int disc = disc(Fields.textOr(entry, "position", ""));
            places.add(new Place(disc, onDisc.merge(disc, 1, Integer::sum)));
        }
        List<ClaimedRecording> tracks = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            JsonNode entry = entries.get(i);
            Place place = places.get(i);
            List<ClaimedArtist> own = artists(entry);
            tracks.add(new ClaimedRecording("%s-%d".formatted(Fields.text(node, "id"), i + 1), null,
                    Fields.textOr(entry, "title", ""), own.isEmpty() ? artists : own, album,
                    duration(Fields.text(entry, "duration")), place.disc, place.number,
                    onDisc.get(place.disc), date, null, null, null, null, List.of(), List.of(), null));
        }
        return tracks;
    }

    /// @param number counted, as sides of records begin anew
    private record Place(int disc, int number) {}

    /// Two sides of a record are a disc.
    private static int disc(String position) {
        Matcher both = DISC_AND_NUMBER.matcher(position);
        if (both.matches()) {
            return Math.max(1, Integer.parseInt(both.group(1)));
        }
        Matcher side = SIDE_AND_NUMBER.matcher(position);
        if (!NUMBER.matcher(position).matches() && side.matches()) {
            return (side.group(1).charAt(0) - 'A') / 2 + 1;
        }
        return 1;
    }

    static @Nullable Duration duration(@Nullable String text) {
        Matcher matcher = DURATION.matcher(text == null ? "" : text);
        if (!matcher.matches()) {
            return null;
        }
        int hours = matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1));
        Duration duration = Duration.ofHours(hours)
                .plusMinutes(Integer.parseInt(matcher.group(2)))
                .plusSeconds(Integer.parseInt(matcher.group(3)));
        return duration.isZero() ? null : duration;
    }
}
