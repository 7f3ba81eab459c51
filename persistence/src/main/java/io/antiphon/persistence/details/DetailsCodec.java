package io.antiphon.persistence.details;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.antiphon.core.library.ArtistCredit;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.AudioProperties;
import io.antiphon.core.library.Contributor;
import io.antiphon.core.library.Credits;
import io.antiphon.core.library.layer.Layers;
import io.antiphon.core.tag.AlbumTags;
import io.antiphon.core.tag.EmbeddedPicture;
import io.antiphon.core.text.JsonText;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns documents into the JSON of the `details` columns and back. Names are one or two letters, lists of pairs are flat
/// arrays, and what is absent, empty or the same as something already written is left out. Unknown fields are skipped, so
/// that fields can be added.
public final class DetailsCodec {

    private static final String ALBUM_TAGS = "T";
    /// Quotes inside of texts are escaped, so that no text holds this.
    private static final String LAYERS = "\"O\":";

    private DetailsCodec() {}

    /// @param albumTags what the file says of its album, kept for the scan and not part of what [#decodeTrack] answers
    /// @param discSubtitle kept for the scan, too
    public static String encodeTrack(TrackDocument track, AlbumTags albumTags, @Nullable String discSubtitle) {
        return JsonTexts.write(json -> {
            JsonTexts.writeText(json, "st", track.sortTitle());
            writeCredits(json, track.credits());
            TrackDetailsJson.write(json, track.details());
            writeAudio(json, track.audio());
            JsonTexts.writePicture(json, "p", track.picture());
            JsonTexts.writeText(json, "ds", discSubtitle);
            AlbumTagsJson.write(json, ALBUM_TAGS, albumTags);
        });
    }

    /// @param durationMs of the `duration_ms` column
    public static TrackDocument decodeTrack(String text, long durationMs) {
        TrackReading reading = new TrackReading(false);
        JsonTexts.readFields(text, reading);
        return reading.document(durationMs);
    }

    /// The document with what the scan keeps in it for itself.
    public static ScanDocument decodeForScan(String text, long durationMs) {
        TrackReading reading = new TrackReading(true);
        JsonTexts.readFields(text, reading);
        if (reading.albumTags == null) {
            throw new IllegalArgumentException("details document without album tags: " + text);
        }
        return new ScanDocument(reading.document(durationMs), reading.albumTags, reading.discSubtitle);
    }

    /// What [#decodeForScan] answers.
    public record ScanDocument(TrackDocument track, AlbumTags albumTags, @Nullable String discSubtitle) {}

    /// A document of a track or an album with what shows something else than tags say: at its end, where no answer reads it.
    public static String withLayers(String document, Layers layers) {
        return layers.isEmpty() ? document
                : document.substring(0, document.length() - 1) + (document.length() > 2 ? "," : "") + LAYERS
                        + JsonText.quoted(layers.encode()) + "}";
    }

    /// What [#withLayers] put into a document.
    public static Layers layersOf(String document) {
        int at = document.lastIndexOf(LAYERS);
        if (at < 1 || document.charAt(at - 1) != ',' && document.charAt(at - 1) != '{') {
            return Layers.NONE;
        }
        return JsonText.parse(document.substring(at + LAYERS.length(), document.length() - 1))
                .text()
                .map(Layers::decode)
                .orElse(Layers.NONE);
    }

    public static String encodeAlbum(AlbumDocument album) {
        return AlbumJson.encode(album);
    }

    public static AlbumDocument decodeAlbum(String text) {
        return AlbumJson.decode(text);
    }

    private static void writeCredits(JsonGenerator json, Credits credits) throws IOException {
        JsonTexts.writeArtists(json, "a", credits.artists());
        if (!credits.displayArtist().equals(soleName(credits.artists()))) {
            json.writeStringField("da", credits.displayArtist());
        }
        if (!credits.albumArtists().equals(credits.artists())) {
            JsonTexts.writeArtists(json, "aa", credits.albumArtists());
        }
        if (!credits.displayAlbumArtist().equals(soleName(credits.albumArtists()))) {
            json.writeStringField("daa", credits.displayAlbumArtist());
        }
        JsonTexts.writeText(json, "dc", credits.displayComposer());
        if (!credits.contributors().isEmpty()) {
            writeContributors(json, credits.contributors());
        }
    }

    private static String soleName(List<ArtistCredit> artists) {
        return artists.size() == 1 ? artists.getFirst().name() : "";
    }

    private static void writeContributors(JsonGenerator json, List<Contributor> contributors) throws IOException {
        json.writeArrayFieldStart("c");
        for (Contributor contributor : contributors) {
            json.writeString(contributor.role());
            json.writeString(contributor.subRole());
            json.writeString(contributor.artist().id().value());
            json.writeString(contributor.artist().name());
        }
        json.writeEndArray();
    }

    private static List<Contributor> readContributors(JsonParser json) throws IOException {
        List<Contributor> contributors = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            String role = json.getText();
            String subRole = json.nextTextValue();
            ArtistId id = new ArtistId(json.nextTextValue());
            contributors.add(new Contributor(role, subRole, new ArtistCredit(id, json.nextTextValue())));
        }
        return contributors;
    }

    private static void writeAudio(JsonGenerator json, AudioProperties audio) throws IOException {
        json.writeArrayFieldStart("au");
        json.writeString(audio.codec());
        json.writeNumber(audio.bitRate());
        json.writeNumber(audio.bitDepth());
        json.writeNumber(audio.samplingRate());
        json.writeNumber(audio.channelCount());
        if (audio.profile() != null) {
            json.writeString(audio.profile());
        }
        json.writeEndArray();
    }

    private static AudioProperties readAudio(JsonParser json) throws IOException {
        String codec = json.nextTextValue();
        int bitRate = json.nextIntValue(0);
        int bitDepth = json.nextIntValue(0);
        int samplingRate = json.nextIntValue(0);
        int channels = json.nextIntValue(0);
        String profile = json.nextToken() == JsonToken.VALUE_STRING ? json.getText() : null;
        if (profile != null) {
            json.nextToken();
        }
        return new AudioProperties(codec, bitRate, bitDepth, samplingRate, channels, Duration.ZERO, profile);
    }

    private static final class TrackReading implements JsonTexts.FieldReading {

        private final boolean forScan;
        private final TrackDetailsJson details = new TrackDetailsJson();
        private @Nullable String sortTitle;
        private List<ArtistCredit> artists = List.of();
        private @Nullable String displayArtist;
        private @Nullable List<ArtistCredit> albumArtists;
        private @Nullable String displayAlbumArtist;
        private @Nullable String displayComposer;
        private List<Contributor> contributors = List.of();
        private AudioProperties audio = AudioProperties.UNKNOWN;
        private @Nullable EmbeddedPicture picture;
        private @Nullable String discSubtitle;
        private @Nullable AlbumTags albumTags;

        TrackReading(boolean forScan) {
            this.forScan = forScan;
        }

        @Override
        public boolean read(String field, JsonParser json) throws IOException {
            switch (field) {
                case "st" -> sortTitle = json.getText();
                case "a" -> artists = JsonTexts.readArtists(json);
                case "da" -> displayArtist = json.getText();
                case "aa" -> albumArtists = JsonTexts.readArtists(json);
                case "daa" -> displayAlbumArtist = json.getText();
                case "dc" -> displayComposer = json.getText();
                case "c" -> contributors = readContributors(json);
                case "au" -> audio = readAudio(json);
                case "p" -> picture = JsonTexts.readPicture(json);
                case "ds" -> discSubtitle = json.getText();
                case ALBUM_TAGS -> {
                    // Everything an answer needs stands before it.
                    if (!forScan) {
                        return false;
                    }
                    albumTags = AlbumTagsJson.read(json);
                }
                default -> {
                    if (!details.read(field, json)) {
                        json.skipChildren();
                    }
                }
            }
            return true;
        }

        TrackDocument document(long durationMs) {
            List<ArtistCredit> ofAlbum = albumArtists == null ? artists : albumArtists;
            Credits credits = new Credits(displayArtist == null ? soleName(artists) : displayArtist, artists,
                    displayAlbumArtist == null ? soleName(ofAlbum) : displayAlbumArtist, ofAlbum, displayComposer,
                    contributors);
            AudioProperties timed = new AudioProperties(audio.codec(), audio.bitRate(), audio.bitDepth(),
                    audio.samplingRate(), audio.channelCount(),
                    Duration.ofMillis(durationMs));
            return new TrackDocument(sortTitle, credits, details.result(), timed, picture);
        }
    }
}
