package io.antiphon.persistence.details;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.antiphon.core.library.PartialDate;
import io.antiphon.core.tag.AlbumTags;
import io.antiphon.core.tag.CreditTag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a track's tags say of its album: the last field of its document, which only the scan reads.
final class AlbumTagsJson {

    private @Nullable String name;
    private @Nullable String sortName;
    private @Nullable String version;
    private @Nullable String displayArtist;
    private List<CreditTag> artists = List.of();
    private @Nullable PartialDate releaseDate;
    private @Nullable PartialDate originalReleaseDate;
    private List<String> recordLabels = List.of();
    private List<String> catalogNumbers = List.of();
    private @Nullable String barcode;
    private List<String> releaseTypes = List.of();
    private boolean compilation;
    private @Nullable String releaseMbid;
    private @Nullable String releaseGroupMbid;

    static void write(JsonGenerator json, String field, AlbumTags tags) throws IOException {
        json.writeObjectFieldStart(field);
        JsonTexts.writeText(json, "n", tags.name());
        JsonTexts.writeText(json, "s", tags.sortName());
        JsonTexts.writeText(json, "v", tags.version());
        JsonTexts.writeText(json, "da", tags.displayArtist());
        writeCredits(json, tags.artists());
        JsonTexts.writeDate(json, "d", tags.releaseDate());
        JsonTexts.writeDate(json, "od", tags.originalReleaseDate());
        JsonTexts.writeTexts(json, "l", tags.recordLabels());
        JsonTexts.writeTexts(json, "c", tags.catalogNumbers());
        JsonTexts.writeText(json, "b", tags.barcode());
        JsonTexts.writeTexts(json, "t", tags.releaseTypes());
        JsonTexts.writeFlag(json, "va", tags.compilation());
        JsonTexts.writeText(json, "rm", tags.releaseMbid());
        JsonTexts.writeText(json, "gm", tags.releaseGroupMbid());
        json.writeEndObject();
    }

    static AlbumTags read(JsonParser json) throws IOException {
        AlbumTagsJson tags = new AlbumTagsJson();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            tags.readField(field, json);
        }
        return tags.result();
    }

    private void readField(String field, JsonParser json) throws IOException {
        switch (field) {
            case "n" -> name = json.getText();
            case "s" -> sortName = json.getText();
            case "v" -> version = json.getText();
            case "da" -> displayArtist = json.getText();
            case "a" -> artists = readCredits(json);
            case "d" -> releaseDate = JsonTexts.readDate(json);
            case "od" -> originalReleaseDate = JsonTexts.readDate(json);
            case "l" -> recordLabels = JsonTexts.readTexts(json);
            case "c" -> catalogNumbers = JsonTexts.readTexts(json);
            case "b" -> barcode = json.getText();
            case "t" -> releaseTypes = JsonTexts.readTexts(json);
            case "va" -> compilation = true;
            case "rm" -> releaseMbid = json.getText();
            case "gm" -> releaseGroupMbid = json.getText();
            default -> json.skipChildren();
        }
    }

    private AlbumTags result() {
        return new AlbumTags(name, sortName, version, displayArtist, artists, releaseDate, originalReleaseDate,
                recordLabels, catalogNumbers, barcode,
                releaseTypes, compilation, releaseMbid, releaseGroupMbid);
    }

    private static void writeCredits(JsonGenerator json, List<CreditTag> artists) throws IOException {
        if (artists.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("a");
        for (CreditTag artist : artists) {
            json.writeString(artist.name());
            json.writeString(artist.sortName());
            json.writeString(artist.mbid());
        }
        json.writeEndArray();
    }

    private static List<CreditTag> readCredits(JsonParser json) throws IOException {
        List<CreditTag> artists = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            String artistName = json.getText();
            String artistSortName = json.nextTextValue();
            artists.add(new CreditTag(artistName, artistSortName, json.nextTextValue()));
        }
        return artists;
    }
}
