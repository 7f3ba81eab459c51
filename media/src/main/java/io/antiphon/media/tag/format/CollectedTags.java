package io.antiphon.media.tag.format;

import io.antiphon.core.tag.RawTags;
import java.util.ArrayList;
import java.util.List;

/// The fields and pictures of one tag, or of several after they were merged.
public record CollectedTags(RawTags fields, List<StoredPicture> pictures) {

    public static final CollectedTags NONE = new CollectedTags(RawTags.empty(), List.of());

    /// These tags, with each field that they lack taken from `weaker`; the weaker pictures count where here are none.
    public CollectedTags orElse(CollectedTags weaker) {
        if (weaker.fields.isEmpty() && weaker.pictures.isEmpty()) {
            return this;
        }
        if (fields.isEmpty() && pictures.isEmpty()) {
            return weaker;
        }
        RawTags.Builder merged = RawTags.builder();
        fields.forEach((field, values) -> values.forEach(value -> merged.add(field, value)));
        weaker.fields.forEach((field, values) -> {
            if (!fields.has(field)) {
                values.forEach(value -> merged.add(field, value));
            }
        });
        return new CollectedTags(merged.build(), pictures.isEmpty() ? new ArrayList<>(weaker.pictures) : pictures);
    }
}
