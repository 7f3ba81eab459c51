package io.antiphon.persistence.transfer;

import io.antiphon.core.library.layer.Field;
import io.antiphon.core.library.layer.FieldValue;
import io.antiphon.core.library.layer.Layers;
import io.antiphon.persistence.Row;
import io.antiphon.persistence.details.AlbumDocument;
import io.antiphon.persistence.details.DetailsCodec;
import io.antiphon.persistence.details.TrackDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Describes tracks, albums, artists and folders, so that they are found again elsewhere: as their tags say, because nothing that people
/// said of them is there yet.
final class ItemLines {

    /// Of an album whose tracks say which one it is.
    private static final int TRACKS = 40;

    static final String TRACK = """
            SELECT t.id, t.signature, m.name, t.path, t.title, t.album_name, t.duration_ms, t.details
            FROM track t JOIN music_folder m ON m.id = t.music_folder WHERE t.id IN (%s)%s ORDER BY t.id
            """;
    static final String ALBUM = """
            SELECT a.id, a.name, a.display_artist, a.details FROM album a WHERE a.id IN (%s)%s ORDER BY a.id
            """;
    static final String ARTIST = """
            SELECT id, name, mbid, layers FROM artist WHERE id IN (%s)%s ORDER BY id
            """;
    static final String FOLDER = """
            SELECT f.id, m.name, f.path FROM folder f JOIN music_folder m ON m.id = f.music_folder WHERE f.id IN (%s)%s ORDER BY f.id
            """;

    private ItemLines() {}

    static Map<String, @Nullable Object> fields(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return fields;
    }

    private static @Nullable String tagged(Layers layers, Field field, @Nullable String shown) {
        Layers.Layer layer = layers.fields().get(field);
        return layer == null ? shown : layer.tagged().text();
    }

    static Map<String, @Nullable Object> track(Row row) {
        TrackDocument document = DetailsCodec.decodeTrack(row.text(8), row.number(7));
        Layers layers = DetailsCodec.layersOf(row.text(8));
        return fields("ref", row.text(1), "sound", row.text(2), "musicBrainzId",
                tagged(layers, Field.RECORDING_MBID, document.details().recordingMbid()), "musicFolder", row.text(3),
                "path", row.text(4), "title", tagged(layers, Field.TITLE, row.text(5)), "artist",
                tagged(layers, Field.ARTISTS, document.credits().displayArtist()), "album", row.text(6), "durationMs",
                row.number(7));
    }

    /// @param tracks of albums that are told with their tracks
    static Map<String, @Nullable Object> album(Row row, Map<String, List<String>> tracks) {
        AlbumDocument document = DetailsCodec.decodeAlbum(row.text(4));
        Layers layers = DetailsCodec.layersOf(row.text(4));
        List<String> known = tracks.get(row.text(1));
        return fields("ref", row.text(1), "name", tagged(layers, Field.TITLE, row.text(2)), "artist",
                tagged(layers, Field.ARTISTS, row.text(3)), "musicBrainzId",
                tagged(layers, Field.RELEASE_MBID, document.mbid()), "tracks",
                known == null ? null : known.subList(0, Math.min(TRACKS, known.size())));
    }

    static Map<String, @Nullable Object> artist(Row row) {
        String kept = row.textOrNull(4);
        Layers layers = kept == null || kept.isEmpty() ? Layers.NONE : Layers.decode(kept);
        return fields("ref", row.text(1), "name", tagged(layers, Field.NAME, row.text(2)), "musicBrainzId",
                tagged(layers, Field.MBID, row.textOrNull(3)));
    }

    static Map<String, @Nullable Object> folder(Row row) {
        return fields("ref", row.text(1), "musicFolder", row.text(2), "path", row.text(3));
    }

    /// What a value holds, as texts.
    static List<String> texts(String value) {
        return FieldValue.decode(value).parts();
    }
}
