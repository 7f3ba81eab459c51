package io.antiphon.core.library.layer;

import io.antiphon.core.LibraryException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// What is known of tracks, albums and artists and can be told by others than tags. Names are kept in the database and written by the
/// native API: they may be added to, and not be changed.
public enum Field {
    TITLE("title", Shape.TEXT, true, Layered.TRACK, Layered.ALBUM),
    NAME("name", Shape.TEXT, true, Layered.ARTIST),
    SORT_NAME("sortName", Shape.TEXT, false, Layered.TRACK, Layered.ALBUM, Layered.ARTIST),
    VERSION("version", Shape.TEXT, false, Layered.ALBUM),
    ARTISTS("artists", Shape.CREDIT, true, Layered.TRACK, Layered.ALBUM),
    CONTRIBUTORS("contributors", Shape.CONTRIBUTORS, false, Layered.TRACK),
    WORKS("works", Shape.WORKS, false, Layered.TRACK),
    MOVEMENTS("movements", Shape.MOVEMENTS, false, Layered.TRACK),
    DISC("disc", Shape.NUMBER, false, Layered.TRACK),
    NUMBER("number", Shape.NUMBER, false, Layered.TRACK),
    DATE("date", Shape.DATE, false, Layered.TRACK, Layered.ALBUM),
    ORIGINAL_DATE("originalDate", Shape.DATE, false, Layered.TRACK, Layered.ALBUM),
    GENRES("genres", Shape.TEXTS, false, Layered.TRACK, Layered.ALBUM),
    MOODS("moods", Shape.TEXTS, false, Layered.TRACK, Layered.ALBUM),
    BPM("bpm", Shape.NUMBER, false, Layered.TRACK),
    KEY("key", Shape.TEXT, false, Layered.TRACK),
    COMMENT("comment", Shape.TEXT, false, Layered.TRACK),
    LANGUAGE("language", Shape.TEXT, false, Layered.TRACK),
    COPYRIGHT("copyright", Shape.TEXT, false, Layered.TRACK),
    ISRCS("isrcs", Shape.TEXTS, false, Layered.TRACK),
    RECORDING_MBID("recordingMbid", Shape.MBID, false, Layered.TRACK),
    RELEASE_TRACK_MBID("releaseTrackMbid", Shape.MBID, false, Layered.TRACK),
    RECORD_LABELS("recordLabels", Shape.TEXTS, false, Layered.ALBUM),
    CATALOG_NUMBERS("catalogNumbers", Shape.TEXTS, false, Layered.ALBUM),
    BARCODE("barcode", Shape.TEXT, false, Layered.ALBUM),
    RELEASE_TYPES("releaseTypes", Shape.TEXTS, false, Layered.ALBUM),
    RELEASE_MBID("releaseMbid", Shape.MBID, false, Layered.ALBUM),
    RELEASE_GROUP_MBID("releaseGroupMbid", Shape.MBID, false, Layered.ALBUM),
    COMPILATION("compilation", Shape.FLAG, false, Layered.ALBUM),
    MBID("mbid", Shape.MBID, false, Layered.ARTIST),
    DISAMBIGUATION("disambiguation", Shape.TEXT, false, Layered.ARTIST),
    /// Which picture is shown: chosen among those that there are, and therefore none of those that are listed and said. Of tracks a
    /// `CoverSource`, of albums and artists what `KeptCover` reads.
    COVER("cover", Shape.TEXT, false);

    private final String written;
    private final Shape shape;
    private final boolean required;
    private final Set<Layered> kinds;

    Field(String written, Shape shape, boolean required, Layered... kinds) {
        this.written = written;
        this.shape = shape;
        this.required = required;
        this.kinds = Set.of(kinds);
    }

    /// @throws LibraryException.Invalid when things of this kind have no such field
    public static Field of(Layered kind, String written) {
        return listOf(kind).stream()
                .filter(field -> field.written.equals(written))
                .findFirst()
                .orElseThrow(() -> new LibraryException.Invalid("A field is one of %s, not `%s`".formatted(
                        String.join(", ", listOf(kind).stream().map(Field::written).toList()),
                        written.replaceAll("\\p{Cntrl}", "?"))));
    }

    public static List<Field> listOf(Layered kind) {
        return Arrays.stream(values()).filter(field -> field.kinds.contains(kind)).toList();
    }

    public String written() {
        return written;
    }

    public Shape shape() {
        return shape;
    }

    /// Whether it cannot be without a value.
    public boolean isRequired() {
        return required;
    }
}
