package io.antiphon.core.library.scan.rules;

import io.antiphon.core.library.layer.FieldValue;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where a row's picture lies: what the scan found, or a picture that is kept here, in the database or among those that were fetched from
/// providers, which stands in the place of a path that no file can have.
///
/// @param number row of the track that holds it, or the music folder that the path lies in
public record KeptCover(@Nullable String path, @Nullable Integer number, @Nullable String fingerprint) {

    private static final String KEPT = "\u0001kept/";
    private static final String FETCHED = "web/";
    private static final String NAMED = "kept-";
    private static final int TAGGED_PARTS = 3;

    /// The id of the kept picture that a path stands for; absent when it is a path.
    public static @Nullable String keptId(@Nullable String path) {
        return path != null && path.startsWith(KEPT) ? path.substring(KEPT.length()) : null;
    }

    /// The fingerprint of the fetched picture that the id of a kept one stands for; absent when it is in the database.
    public static @Nullable String fetchedFingerprint(String keptId) {
        return keptId.startsWith(FETCHED) ? keptId.substring(FETCHED.length()) : null;
    }

    /// The fingerprint of what shows a fetched picture.
    public static String shownAs(String fingerprint) {
        return NAMED + FETCHED + fingerprint;
    }

    /// A fetched picture, shown for as long as the scan finds what it found when that was decided.
    ///
    /// @param found fingerprint of the picture that the scan finds; empty for none
    public static FieldValue fetched(String fingerprint, String found) {
        return new FieldValue(List.of(FETCHED + fingerprint, found));
    }

    /// The fingerprint of what the scan found, by what is kept of it under what is shown.
    public static String taggedFingerprint(FieldValue tagged) {
        return tagged.parts().size() == TAGGED_PARTS ? tagged.parts().getLast() : "";
    }

    /// What the scan found, to be found again by [#of].
    static FieldValue tagged(@Nullable String path, @Nullable Integer number, @Nullable String fingerprint) {
        return new FieldValue(List.of(path == null ? "" : path, number == null ? "" : number.toString(),
                fingerprint == null ? "" : fingerprint));
    }

    /// What is shown.
    ///
    /// @param value the id of a kept picture, what [#fetched] made, or what [#tagged] made
    /// @param tagged what the scan found
    public static KeptCover of(FieldValue value, KeptCover tagged) {
        if (value.parts().size() == TAGGED_PARTS) {
            String number = value.parts().get(1);
            return new KeptCover(orNull(value.parts().get(0)), number.isEmpty() ? null : Integer.valueOf(number),
                    orNull(value.parts().get(2)));
        }
        boolean overtaken = value.parts().size() == 2
                && !value.parts().getLast().equals(Objects.requireNonNullElse(tagged.fingerprint, ""));
        return overtaken ? tagged : new KeptCover(KEPT + value.text(), null, NAMED + value.text());
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
