package io.antiphon.media.tag.format;

import io.antiphon.core.tag.EmbeddedPicture;
import io.antiphon.core.tag.RawTags;
import io.antiphon.core.tag.TagField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Collects the fields and pictures of one tag within limits. Fields come in two strengths: those under their own name,
/// and fallbacks (old or foreign names, totals out of `3/12`) that count only where the own name is absent.
public final class TagCollector {

    /// Longer texts are cut; real lyrics are a hundredth of it.
    public static final int MAX_TEXT_BYTES = 1 << 20;
    private static final int MAX_VALUES = 2_000;
    private static final long MAX_ALL_TEXT = 8L << 20;
    private static final int MAX_PICTURES = 64;

    private final RawTags.Builder strong = RawTags.builder();
    private final RawTags.Builder fallback = RawTags.builder();
    private final List<StoredPicture> pictures = new ArrayList<>(2);
    private int values;
    private long length;

    public void add(TagField field, String value) {
        if (isAllowed(value)) {
            strong.add(field, value);
        }
    }

    public void addFallback(TagField field, String value) {
        if (isAllowed(value)) {
            fallback.add(field, value);
        }
    }

    private boolean isAllowed(String value) {
        values++;
        length += value.length();
        return values <= MAX_VALUES && length <= MAX_ALL_TEXT;
    }

    /// Adds a value under a name as people and programs write it; unknown names are dropped.
    public void addNamed(String name, String value) {
        FieldName known = FieldName.find(name);
        if (known != null) {
            add(known, value);
        }
    }

    /// Adds a value of a known name: positions such as `3/12` are split, other names' values taken as they are.
    public void add(FieldName name, String value) {
        TagField total = totalOf(name.field());
        if (total != null) {
            addPosition(name.field(), total, value, name.own());
        } else if (name.own()) {
            add(name.field(), value);
        } else {
            addFallback(name.field(), value);
        }
    }

    /// Adds `3` or `3/12`.
    public void addPosition(TagField number, TagField total, String value) {
        addPosition(number, total, value, true);
    }

    private void addPosition(TagField number, TagField total, String value, boolean own) {
        int slash = value.indexOf('/');
        String position = slash < 0 ? value : value.substring(0, slash);
        if (own) {
            add(number, position);
        } else {
            addFallback(number, position);
        }
        if (slash >= 0) {
            addFallback(total, value.substring(slash + 1));
        }
    }

    private static @org.jspecify.annotations.Nullable TagField totalOf(TagField number) {
        return switch (number) {
            case TRACKNUMBER -> TagField.TRACKTOTAL;
            case DISCNUMBER -> TagField.DISCTOTAL;
            case MOVEMENT -> TagField.MOVEMENTTOTAL;
            default -> null;
        };
    }

    /// Adds a picture that lies plainly in `range`.
    public void addPicture(int type, String mimeType, ByteRange range, long position, long size) throws IOException {
        long present = Math.min(size, range.size() - position);
        if (present > 0 && present <= Integer.MAX_VALUE - 8) {
            Bytes first = range.read(position, (int) Math.min(present, Fingerprints.SAMPLE));
            addPicture(type, mimeType, present, first, () -> range.read(position, (int) present).copy());
        }
    }

    /// @param first the first [Fingerprints#SAMPLE] bytes of the picture, or all of a smaller one
    public void addPicture(int type, String mimeType, long size, Bytes first, StoredPicture.Content content) {
        if (pictures.size() < MAX_PICTURES && size > 0) {
            String claimed = mimeType.isBlank() ? "image/*" : mimeType.strip();
            pictures.add(
                    new StoredPicture(new EmbeddedPicture(type, claimed, size, Fingerprints.of(size, first)), content));
        }
    }

    public CollectedTags collected() {
        RawTags fields = strong.build();
        return new CollectedTags(fields, pictures).orElse(new CollectedTags(fallback.build(), List.of()));
    }
}
