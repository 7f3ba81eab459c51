package io.antiphon.persistence.details;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.antiphon.core.library.ArtistCredit;
import io.antiphon.core.library.DiscTitle;
import io.antiphon.core.library.ExplicitStatus;
import io.antiphon.core.library.FolderId;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.PartialDate;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.tag.EmbeddedPicture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The document of an album.
final class AlbumJson implements JsonTexts.FieldReading {

    /// What shows a disc.
    private static final char FOLDER = 'f';
    private static final char TRACK = 't';

    private @Nullable String sortName;
    private @Nullable String version;
    private List<ArtistCredit> artists = List.of();
    private @Nullable PartialDate releaseDate;
    private @Nullable PartialDate originalReleaseDate;
    private List<String> genres = List.of();
    private List<String> moods = List.of();
    private List<String> recordLabels = List.of();
    private List<String> catalogNumbers = List.of();
    private @Nullable String barcode;
    private List<String> releaseTypes = List.of();
    private @Nullable String mbid;
    private @Nullable String releaseGroupMbid;
    private boolean compilation;
    private ExplicitStatus explicitStatus = ExplicitStatus.UNKNOWN;
    private List<DiscTitle> discTitles = List.of();
    private @Nullable EmbeddedPicture coverPicture;

    private AlbumJson() {}

    static String encode(AlbumDocument album) {
        return JsonTexts.write(json -> {
            JsonTexts.writeText(json, "s", album.sortName());
            JsonTexts.writeText(json, "v", album.version());
            JsonTexts.writeArtists(json, "a", album.artists());
            JsonTexts.writeDate(json, "d", album.releaseDate());
            JsonTexts.writeDate(json, "od", album.originalReleaseDate());
            JsonTexts.writeTexts(json, "g", album.genres());
            JsonTexts.writeTexts(json, "m", album.moods());
            JsonTexts.writeTexts(json, "l", album.recordLabels());
            JsonTexts.writeTexts(json, "c", album.catalogNumbers());
            JsonTexts.writeText(json, "b", album.barcode());
            JsonTexts.writeTexts(json, "t", album.releaseTypes());
            JsonTexts.writeText(json, "rm", album.mbid());
            JsonTexts.writeText(json, "gm", album.releaseGroupMbid());
            JsonTexts.writeFlag(json, "va", album.compilation());
            TrackDetailsJson.writeExplicit(json, album.explicitStatus());
            writeDiscTitles(json, album.discTitles());
            JsonTexts.writePicture(json, "p", album.coverPicture());
        });
    }

    static AlbumDocument decode(String text) {
        AlbumJson album = new AlbumJson();
        JsonTexts.readFields(text, album);
        return album.result();
    }

    @Override
    public boolean read(String field, JsonParser json) throws IOException {
        switch (field) {
            case "s" -> sortName = json.getText();
            case "v" -> version = json.getText();
            case "a" -> artists = JsonTexts.readArtists(json);
            case "d" -> releaseDate = JsonTexts.readDate(json);
            case "od" -> originalReleaseDate = JsonTexts.readDate(json);
            case "g" -> genres = JsonTexts.readTexts(json);
            case "m" -> moods = JsonTexts.readTexts(json);
            case "l" -> recordLabels = JsonTexts.readTexts(json);
            case "c" -> catalogNumbers = JsonTexts.readTexts(json);
            case "b" -> barcode = json.getText();
            case "t" -> releaseTypes = JsonTexts.readTexts(json);
            case "rm" -> mbid = json.getText();
            case "gm" -> releaseGroupMbid = json.getText();
            case "va" -> compilation = true;
            case "x" -> explicitStatus = TrackDetailsJson.readExplicit(json);
            case "dt" -> discTitles = readDiscTitles(json);
            case "p" -> coverPicture = JsonTexts.readPicture(json);
            default -> json.skipChildren();
        }
        return true;
    }

    private AlbumDocument result() {
        return new AlbumDocument(sortName, version, artists, releaseDate, originalReleaseDate, genres, moods,
                recordLabels, catalogNumbers, barcode,
                releaseTypes, mbid, releaseGroupMbid, compilation, explicitStatus, discTitles, coverPicture);
    }

    private static void writeDiscTitles(JsonGenerator json, List<DiscTitle> titles) throws IOException {
        if (titles.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("dt");
        for (DiscTitle title : titles) {
            json.writeNumber(title.disc());
            json.writeString(title.title());
            json.writeString(coverText(title.cover()));
        }
        json.writeEndArray();
    }

    private static String coverText(@Nullable ItemId cover) {
        return switch (cover) {
            case FolderId folder -> FOLDER + folder.value();
            case TrackId track -> TRACK + track.value();
            case null -> "";
            default -> throw new IllegalArgumentException("no disc is shown by " + cover);
        };
    }

    private static @Nullable ItemId cover(String text) {
        return text.isEmpty() ? null
                : text.charAt(0) == FOLDER ? new FolderId(text.substring(1)) : new TrackId(text.substring(1));
    }

    private static List<DiscTitle> readDiscTitles(JsonParser json) throws IOException {
        List<DiscTitle> titles = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            int disc = json.getIntValue();
            titles.add(new DiscTitle(disc, json.nextTextValue(), cover(json.nextTextValue())));
        }
        return titles;
    }
}
