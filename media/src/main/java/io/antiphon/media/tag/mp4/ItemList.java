package io.antiphon.media.tag.mp4;

import static io.antiphon.core.tag.TagField.*;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.util.Map.entry;

import io.antiphon.core.tag.EmbeddedPicture;
import io.antiphon.core.tag.TagField;
import io.antiphon.media.tag.format.ByteRange;
import io.antiphon.media.tag.format.Bytes;
import io.antiphon.media.tag.format.TagCollector;
import io.antiphon.media.tag.id3.Genres;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// iTunes' metadata list `ilst`: items that hold `data` atoms, each with a type, a locale and a value.
final class ItemList {

    private static final Map<String, TagField> TEXT = Map.ofEntries(entry("\u00a9nam", TITLE), entry("sonm", TITLESORT),
            entry("\u00a9st3", SUBTITLE),
            entry("\u00a9ART", ARTIST), entry("soar", ARTISTSORT), entry("\u00a9alb", ALBUM), entry("soal", ALBUMSORT),
            entry("aART", ALBUMARTIST),
            entry("soaa", ALBUMARTISTSORT), entry("\u00a9gen", GENRE), entry("\u00a9day", DATE),
            entry("\u00a9cmt", COMMENT), entry("\u00a9lyr", LYRICS),
            entry("\u00a9grp", GROUPING), entry("cprt", COPYRIGHT), entry("\u00a9wrt", COMPOSER),
            entry("soco", COMPOSERSORT), entry("\u00a9enc", ENCODEDBY),
            entry("\u00a9wrk", WORK), entry("\u00a9mvn", MOVEMENTNAME), entry("\u00a9dir", DIRECTOR),
            entry("\u00a9con", CONDUCTOR), entry("\u00a9pub", LABEL));
    private static final Map<String, TagField> NUMBERS = Map.ofEntries(entry("cpil", COMPILATION), entry("tmpo", BPM),
            entry("rtng", ITUNESADVISORY),
            entry("\u00a9mvi", MOVEMENT), entry("\u00a9mvc", MOVEMENTTOTAL));

    private static final int UTF16 = 2;
    private static final int JPEG = 13;
    private static final int PNG = 14;
    private static final int BMP = 27;
    private static final int DATA_HEADER = 8;
    private static final int LONGEST_NAME = 256;

    private final ByteRange range;
    private final TagCollector into;

    ItemList(ByteRange range, TagCollector into) {
        this.range = range;
        this.into = into;
    }

    void read(Atom list) throws IOException {
        for (Atom item : list.children(range, 0)) {
            readItem(item, item.children(range, 0));
        }
    }

    private void readItem(Atom item, List<Atom> parts) throws IOException {
        @Nullable TagField text = TEXT.get(item.type());
        String name = item.type().equals("----") ? freeFormName(parts) : "";
        for (Atom part : parts) {
            if (!part.type().equals("data")) {
                continue;
            }
            if (text != null) {
                into.add(text, text(part));
            } else if (!name.isEmpty()) {
                into.addNamed(name, text(part));
            } else {
                readValue(item.type(), part);
            }
        }
    }

    private void readValue(String type, Atom data) throws IOException {
        TagField number = NUMBERS.get(type);
        if (number != null) {
            into.add(number, Long.toString(integer(data)));
            return;
        }
        switch (type) {
            case "trkn" -> addPair(TRACKNUMBER, TRACKTOTAL, data);
            case "disk" -> addPair(DISCNUMBER, DISCTOTAL, data);
            case "gnre" -> into.addFallback(GENRE, Genres.byNumber((int) integer(data) - 1));
            case "desc" -> into.addFallback(COMMENT, text(data));
            case "covr" -> addCover(data);
            default -> {
                // nothing the library knows
            }
        }
    }

    /// `mean` is the naming program's domain, `name` the item's name; both begin with four bytes of version and flags.
    private String freeFormName(List<Atom> parts) throws IOException {
        Atom name = Atom.first(parts, "name");
        return name == null ? "" : name.content(range, LONGEST_NAME).utf8(4, LONGEST_NAME);
    }

    private String text(Atom data) throws IOException {
        Bytes bytes = data.content(range, TagCollector.MAX_TEXT_BYTES);
        int length = bytes.length() - DATA_HEADER;
        return bytes.u24(1) == UTF16 ? bytes.text(DATA_HEADER, length, UTF_16BE) : bytes.utf8(DATA_HEADER, length);
    }

    private long integer(Atom data) throws IOException {
        Bytes bytes = data.content(range, DATA_HEADER + 8).slice(DATA_HEADER);
        long value = 0;
        for (int i = 0; i < bytes.length(); i++) {
            value = value << 8 | bytes.u8(i);
        }
        return value;
    }

    /// Two unused bytes, the number, the total.
    private void addPair(TagField number, TagField total, Atom data) throws IOException {
        Bytes bytes = data.content(range, DATA_HEADER + 8);
        int position = bytes.u16(DATA_HEADER + 2);
        int count = bytes.u16(DATA_HEADER + 4);
        if (position > 0) {
            into.add(number, Integer.toString(position));
        }
        if (count > 0) {
            into.add(total, Integer.toString(count));
        }
    }

    private void addCover(Atom data) throws IOException {
        String mimeType = switch (data.content(range, 4).u24(1)) {
            case JPEG -> "image/jpeg";
            case PNG -> "image/png";
            case BMP -> "image/bmp";
            default -> "";
        };
        into.addPicture(EmbeddedPicture.FRONT_COVER, mimeType, range, data.start() + DATA_HEADER,
                data.length() - DATA_HEADER);
    }
}
