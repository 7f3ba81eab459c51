package io.antiphon.media.tag.write;

import static java.util.Map.entry;

import io.antiphon.core.tag.TagField;
import io.antiphon.core.tag.edit.UnwritableTagsException;
import io.antiphon.media.tag.format.FieldName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jaudiotagger.tag.datatype.Pair;
import org.jaudiotagger.tag.id3.AbstractID3v2Frame;
import org.jaudiotagger.tag.id3.ID3v24Frame;
import org.jaudiotagger.tag.id3.ID3v24Tag;
import org.jaudiotagger.tag.id3.framebody.AbstractFrameBodyPairs;
import org.jaudiotagger.tag.id3.framebody.AbstractFrameBodyTextInfo;
import org.jaudiotagger.tag.id3.framebody.AbstractID3v2FrameBody;
import org.jaudiotagger.tag.id3.framebody.FrameBodyCOMM;
import org.jaudiotagger.tag.id3.framebody.FrameBodyMVIN;
import org.jaudiotagger.tag.id3.framebody.FrameBodyTIPL;
import org.jaudiotagger.tag.id3.framebody.FrameBodyTMCL;
import org.jaudiotagger.tag.id3.framebody.FrameBodyTPOS;
import org.jaudiotagger.tag.id3.framebody.FrameBodyTRCK;
import org.jaudiotagger.tag.id3.framebody.FrameBodyTXXX;
import org.jaudiotagger.tag.id3.framebody.FrameBodyUFID;
import org.jaudiotagger.tag.id3.framebody.FrameBodyUSLT;
import org.jaudiotagger.tag.id3.valuepair.TextEncoding;
import org.jspecify.annotations.Nullable;

/// Sets fields of an ID3v2.4 tag, by Picard's mapping.
final class Id3Edit {

    private static final String FORMAT = "ID3";
    private static final String MUSICBRAINZ = "http://musicbrainz.org";

    private static final Map<TagField, String> FRAMES = frames();
    private static final Map<TagField, String> ROLES = new EnumMap<>(
            Map.ofEntries(entry(TagField.ARRANGER, "arranger"), entry(TagField.ENGINEER, "engineer"),
                    entry(TagField.PRODUCER, "producer"), entry(TagField.DJMIXER, "DJ-mix"),
                    entry(TagField.MIXER, "mix")));
    /// Have frames of their own, and may stand in the list of those who took part, too.
    private static final Set<TagField> PAIRED = EnumSet.of(TagField.COMPOSER, TagField.LYRICIST, TagField.WRITER,
            TagField.CONDUCTOR, TagField.REMIXER, TagField.DIRECTOR);
    /// Names of user text frames that are not the field's own.
    private static final Map<TagField, String> NAMES = new EnumMap<>(Map.ofEntries(
            entry(TagField.MUSICBRAINZ_ALBUMID, "MusicBrainz Album Id"),
            entry(TagField.MUSICBRAINZ_ARTISTID, "MusicBrainz Artist Id"),
            entry(TagField.MUSICBRAINZ_ALBUMARTISTID, "MusicBrainz Album Artist Id"),
            entry(TagField.MUSICBRAINZ_RELEASEGROUPID, "MusicBrainz Release Group Id"),
            entry(TagField.MUSICBRAINZ_RELEASETRACKID, "MusicBrainz Release Track Id"),
            entry(TagField.MUSICBRAINZ_WORKID, "MusicBrainz Work Id"),
            entry(TagField.MUSICBRAINZ_DISCID, "MusicBrainz Disc Id"),
            entry(TagField.RELEASETYPE, "MusicBrainz Album Type"),
            entry(TagField.RELEASESTATUS, "MusicBrainz Album Status"),
            entry(TagField.RELEASECOUNTRY, "MusicBrainz Album Release Country"),
            entry(TagField.ACOUSTID_ID, "Acoustid Id"),
            entry(TagField.ACOUSTID_FINGERPRINT, "Acoustid Fingerprint"), entry(TagField.WRITER, "Writer")));

    private final ID3v24Tag tag;

    Id3Edit(ID3v24Tag tag) {
        this.tag = tag;
    }

    private static Map<TagField, String> frames() {
        return new EnumMap<>(Map.ofEntries(entry(TagField.TITLE, "TIT2"), entry(TagField.TITLESORT, "TSOT"),
                entry(TagField.SUBTITLE, "TIT3"), entry(TagField.ARTIST, "TPE1"), entry(TagField.ARTISTSORT, "TSOP"),
                entry(TagField.ALBUM, "TALB"), entry(TagField.ALBUMSORT, "TSOA"), entry(TagField.ALBUMARTIST, "TPE2"),
                entry(TagField.ALBUMARTISTSORT, "TSO2"), entry(TagField.DISCSUBTITLE, "TSST"),
                entry(TagField.GENRE, "TCON"), entry(TagField.MOOD, "TMOO"), entry(TagField.DATE, "TDRC"),
                entry(TagField.RELEASEDATE, "TDRL"), entry(TagField.ORIGINALDATE, "TDOR"),
                entry(TagField.COMPILATION, "TCMP"), entry(TagField.LABEL, "TPUB"), entry(TagField.ISRC, "TSRC"),
                entry(TagField.BPM, "TBPM"), entry(TagField.KEY, "TKEY"), entry(TagField.LANGUAGE, "TLAN"),
                entry(TagField.GROUPING, "GRP1"), entry(TagField.COPYRIGHT, "TCOP"),
                entry(TagField.ENCODEDBY, "TENC"), entry(TagField.MOVEMENTNAME, "MVNM"),
                entry(TagField.COMPOSER, "TCOM"), entry(TagField.COMPOSERSORT, "TSOC"),
                entry(TagField.LYRICIST, "TEXT"), entry(TagField.CONDUCTOR, "TPE3"),
                entry(TagField.REMIXER, "TPE4")));
    }

    void set(Map<TagField, List<String>> fields) throws UnwritableTagsException {
        if (fields.containsKey(TagField.GROUPING)) {
            // A grouping or a work, by what else there is; both are written anew under names that say which.
            tag.removeFrame("TIT1");
        }
        for (Map.Entry<TagField, List<String>> field : fields.entrySet()) {
            remove(field.getKey());
            if (!field.getValue().isEmpty()) {
                add(field.getKey(), field.getValue());
            }
        }
        setPosition("TRCK", fields.get(TagField.TRACKNUMBER), fields.get(TagField.TRACKTOTAL));
        setPosition("TPOS", fields.get(TagField.DISCNUMBER), fields.get(TagField.DISCTOTAL));
        setPosition("MVIN", fields.get(TagField.MOVEMENT), fields.get(TagField.MOVEMENTTOTAL));
    }

    private void remove(TagField field) {
        String frame = FRAMES.get(field);
        if (frame != null) {
            tag.removeFrame(frame);
        }
        retain("TXXX", body -> !(body instanceof FrameBodyTXXX text) || !isOf(text.getDescription(), field));
        switch (field) {
            case COMMENT -> retain("COMM",
                    body -> !(body instanceof FrameBodyCOMM comment) || isNote(comment.getDescription()));
            case LYRICS -> tag.removeFrame("USLT");
            case MUSICBRAINZ_TRACKID -> retain("UFID",
                    body -> !(body instanceof FrameBodyUFID id) || !MUSICBRAINZ.equals(id.getOwner()));
            case PERFORMER -> {
                tag.removeFrame("TMCL");
                // Who played an instrument may stand among those who took part otherwise.
                setPeople(pairs().stream().filter(pair -> isKnownRole(pair.getKey())).toList());
            }
            case SYNCEDLYRICS -> tag.removeFrame("SYLT");
            default -> {
                String role = PAIRED.contains(field) ? field.name() : ROLES.get(field);
                if (role != null) {
                    setPeople(pairs().stream().filter(pair -> !isRole(pair.getKey(), role)).toList());
                }
            }
        }
    }

    private static boolean isOf(@Nullable String description, TagField field) {
        FieldName known = description == null ? null : FieldName.find(description);
        return known != null && known.field() == field;
    }

    /// What programs write for themselves.
    private static boolean isNote(String description) {
        return description.startsWith("iTun") || description.startsWith("Songs-DB")
                || description.startsWith("MusicMatch") || description.startsWith("ID3v1")
                || description.startsWith("c0");
    }

    private static boolean isRole(String named, String role) {
        String lower = named.strip().toLowerCase(Locale.ROOT);
        return lower.equals(role.toLowerCase(Locale.ROOT)) || role.equals("mix") && lower.equals("mixer");
    }

    private static boolean isKnownRole(String named) {
        return ROLES.values().stream().anyMatch(role -> isRole(named, role))
                || PAIRED.stream().anyMatch(field -> isRole(named, field.name()));
    }

    private void add(TagField field, List<String> values) throws UnwritableTagsException {
        String frame = FRAMES.get(field);
        if (frame != null) {
            addText(frame, values);
            return;
        }
        String role = ROLES.get(field);
        if (role != null) {
            List<Pair> people = new ArrayList<>(pairs());
            values.forEach(value -> people.add(new Pair(role, value)));
            setPeople(people);
            return;
        }
        switch (field) {
            case TRACKNUMBER, TRACKTOTAL, DISCNUMBER, DISCTOTAL, MOVEMENT, MOVEMENTTOTAL -> {
                // Both numbers stand in one frame.
            }
            case COMMENT -> put(new FrameBodyCOMM(TextEncoding.UTF_8, "XXX", "", values.getFirst()));
            case LYRICS -> put(new FrameBodyUSLT(TextEncoding.UTF_8, "XXX", "", values.getFirst()));
            case MUSICBRAINZ_TRACKID -> put(
                    new FrameBodyUFID(MUSICBRAINZ, values.getFirst().getBytes(StandardCharsets.US_ASCII)));
            case PERFORMER -> put(new FrameBodyTMCL(TextEncoding.UTF_8, performers(values)));
            case SYNCEDLYRICS, OPUS_HEADER_GAIN, R128_TRACK_GAIN, R128_ALBUM_GAIN -> throw FormatWriter
                    .cannotHold(FORMAT, field);
            default -> {
                String name = NAMES.getOrDefault(field, field.name());
                put(new FrameBodyTXXX(TextEncoding.UTF_8, name, String.join("\0", values)));
            }
        }
    }

    /// `Name (instrument)` as instrument and name.
    private static List<Pair> performers(List<String> values) {
        return values.stream().map(value -> {
            int open = value.lastIndexOf(" (");
            return open > 0 && value.endsWith(")")
                    ? new Pair(value.substring(open + 2, value.length() - 1), value.substring(0, open))
                    : new Pair("", value);
        }).toList();
    }

    private void addText(String id, List<String> values) {
        AbstractID3v2Frame frame = new ID3v24Frame(id);
        AbstractFrameBodyTextInfo body = (AbstractFrameBodyTextInfo) frame.getBody();
        body.setTextEncoding(TextEncoding.UTF_8);
        body.setText(String.join("\0", values));
        tag.setFrame(frame);
    }

    /// @param numbers nothing when it is not changed
    private void setPosition(String id, @Nullable List<String> numbers, @Nullable List<String> totals) {
        if (numbers == null || totals == null) {
            return;
        }
        tag.removeFrame(id);
        String number = numbers.isEmpty() ? "" : numbers.getFirst();
        String position = totals.isEmpty() ? number : number + "/" + totals.getFirst();
        if (position.isEmpty()) {
            return;
        }
        switch (id) {
            case "TRCK" -> put(new FrameBodyTRCK(TextEncoding.ISO_8859_1, position));
            case "TPOS" -> put(new FrameBodyTPOS(TextEncoding.ISO_8859_1, position));
            default -> put(new FrameBodyMVIN(TextEncoding.ISO_8859_1, position));
        }
    }

    private List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (org.jaudiotagger.tag.TagField frame : frames("TIPL")) {
            if (((AbstractID3v2Frame) frame).getBody() instanceof AbstractFrameBodyPairs people) {
                pairs.addAll(people.getPairing().getMapping());
            }
        }
        return pairs;
    }

    private void setPeople(List<Pair> people) {
        tag.removeFrame("TIPL");
        if (!people.isEmpty()) {
            put(new FrameBodyTIPL(TextEncoding.UTF_8, people));
        }
    }

    private void put(AbstractID3v2FrameBody body) {
        AbstractID3v2Frame frame = new ID3v24Frame(body.getIdentifier());
        frame.setBody(body);
        List<org.jaudiotagger.tag.TagField> all = new ArrayList<>(frames(body.getIdentifier()));
        all.add(frame);
        tag.setFrame(body.getIdentifier(), all);
    }

    private void retain(String id, Predicate<Object> wanted) {
        List<org.jaudiotagger.tag.TagField> left = frames(id).stream()
                .filter(frame -> wanted.test(((AbstractID3v2Frame) frame).getBody()))
                .toList();
        tag.removeFrame(id);
        if (!left.isEmpty()) {
            tag.setFrame(id, new ArrayList<>(left));
        }
    }

    private List<org.jaudiotagger.tag.TagField> frames(String id) {
        List<org.jaudiotagger.tag.TagField> found = tag.getFrame(id);
        return found == null ? List.of() : List.copyOf(found);
    }
}
