package io.antiphon.media.tag.id3;

import static io.antiphon.core.tag.TagField.*;

import io.antiphon.core.tag.TagField;
import io.antiphon.media.tag.format.Bytes;
import io.antiphon.media.tag.format.TagCollector;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// Turns frames into fields, one frame after the other.
final class Id3Frames {

    private static final String MUSICBRAINZ = "http://musicbrainz.org";

    private final TagCollector into;
    private String year = "";
    private String dayAndMonth = "";
    private String contentGroup = "";
    private boolean itunesGrouping;

    Id3Frames(TagCollector into) {
        this.into = into;
    }

    void read(Id3Frame frame) throws IOException {
        TagField plain = Id3FrameNames.TEXT.get(frame.id());
        if (plain != null) {
            itunesGrouping |= plain == GROUPING || plain == MOVEMENTNAME;
            texts(frame).forEach(text -> into.add(plain, text));
            return;
        }
        switch (frame.id()) {
            case "TRCK" -> into.addPosition(TRACKNUMBER, TRACKTOTAL, first(frame));
            case "TPOS" -> into.addPosition(DISCNUMBER, DISCTOTAL, first(frame));
            case "MVIN" -> into.addPosition(MOVEMENT, MOVEMENTTOTAL, first(frame));
            case "TCON" -> texts(frame).forEach(text -> Genres.split(text, genre -> into.add(GENRE, genre)));
            case "TYER" -> year = first(frame).strip();
            case "TDAT" -> dayAndMonth = first(frame).strip();
            case "TORY" -> into.addFallback(ORIGINALDATE, first(frame));
            case "TIT1" -> contentGroup = first(frame);
            case "TXXX" -> readUserText(frame);
            case "UFID" -> readUniqueId(text(frame));
            case "TIPL", "TMCL", "IPLS" -> readPeople(frame);
            case "COMM" -> readComment(text(frame));
            case "USLT" -> readLyrics(text(frame));
            case "SYLT" -> SynchronisedLyrics.read(text(frame), into);
            case "RVA2" -> readGain(text(frame));
            case "APIC" -> AttachedPicture.read(frame, into, false);
            case "PIC" -> AttachedPicture.read(frame, into, true);
            default -> {
                // nothing the library knows
            }
        }
    }

    /// Adds what only the whole tag tells.
    void finish() {
        if (!year.isEmpty()) {
            into.addFallback(DATE, date());
        }
        // Since iTunes 12.5 `GRP1` is the grouping and `TIT1` the work; before, `TIT1` was the grouping.
        into.addFallback(itunesGrouping ? WORK : GROUPING, contentGroup);
    }

    /// `TDAT` is day and month as `DDMM`.
    private String date() {
        if (year.length() != 4 || dayAndMonth.length() != 4 || !dayAndMonth.chars().allMatch(c -> c >= '0' && c <= '9')
                || dayAndMonth.equals("0000")) {
            return year;
        }
        return year + '-' + dayAndMonth.substring(2) + '-' + dayAndMonth.substring(0, 2);
    }

    private static Bytes text(Id3Frame frame) throws IOException {
        return frame.decoded(TagCollector.MAX_TEXT_BYTES);
    }

    private static List<String> texts(Id3Frame frame) throws IOException {
        Bytes bytes = text(frame);
        return Id3Text.list(bytes, 1, bytes.u8(0));
    }

    private static String first(Id3Frame frame) throws IOException {
        List<String> texts = texts(frame);
        return texts.isEmpty() ? "" : texts.getFirst();
    }

    private void readUserText(Id3Frame frame) throws IOException {
        List<String> texts = texts(frame);
        for (int i = 1; i < texts.size(); i++) {
            into.addNamed(texts.getFirst(), texts.get(i));
        }
    }

    private void readUniqueId(Bytes bytes) {
        int end = Id3Text.end(bytes, 0, 0);
        if (MUSICBRAINZ.equals(bytes.latin1(0, end))) {
            into.add(MUSICBRAINZ_TRACKID, bytes.latin1(end + 1, 64));
        }
    }

    private void readPeople(Id3Frame frame) throws IOException {
        List<String> texts = texts(frame);
        for (int i = 0; i + 1 < texts.size(); i += 2) {
            String role = texts.get(i).strip();
            String name = texts.get(i + 1).strip();
            TagField field = Id3FrameNames.ROLES.get(role.toLowerCase(Locale.ROOT));
            if (field != null && !frame.id().equals("TMCL")) {
                into.add(field, name);
            } else if (!name.isEmpty()) {
                into.add(PERFORMER, role.isEmpty() ? name : name + " (" + role + ')');
            }
        }
    }

    /// Comments with a description are programs' notes or of less weight than the one without.
    private void readComment(Bytes bytes) {
        int encoding = bytes.u8(0);
        int end = Id3Text.end(bytes, 4, encoding);
        String description = Id3Text.decode(bytes, 4, end, encoding).strip();
        String comment = textAfter(bytes, end, encoding);
        if (description.isEmpty()) {
            into.add(COMMENT, comment);
        } else if (!isTechnical(description)) {
            into.addFallback(COMMENT, comment);
        }
    }

    private static boolean isTechnical(String description) {
        return description.startsWith("iTun") || description.startsWith("Songs-DB")
                || description.startsWith("MusicMatch") || description.startsWith("ID3v1")
                || description.startsWith("c0");
    }

    private void readLyrics(Bytes bytes) {
        int encoding = bytes.u8(0);
        into.add(LYRICS, textAfter(bytes, Id3Text.end(bytes, 4, encoding), encoding));
    }

    private static String textAfter(Bytes bytes, int end, int encoding) {
        int from = Id3Text.after(end, encoding);
        return Id3Text.decode(bytes, from, Id3Text.end(bytes, from, encoding), encoding);
    }

    /// `RVA2`: identification, then per channel its type, the gain in 1/512 dB and the peak. Only the master volume counts.
    private void readGain(Bytes bytes) {
        int end = Id3Text.end(bytes, 0, 0);
        boolean album = bytes.latin1(0, end).toLowerCase(Locale.ROOT).contains("album");
        if (bytes.u8(end + 1) == 1 && end + 4 <= bytes.length()) {
            String gain = String.format(Locale.ROOT, "%.2f dB", bytes.s16(end + 2) / 512.0);
            into.addFallback(album ? REPLAYGAIN_ALBUM_GAIN : REPLAYGAIN_TRACK_GAIN, gain);
        }
    }
}
