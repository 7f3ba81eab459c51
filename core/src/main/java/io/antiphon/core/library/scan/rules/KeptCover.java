package io.antiphon.core.library.scan.rules;

import io.antiphon.core.library.layer.FieldValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a row's picture lies: what the scan found, or a picture that is kept in the database, which stands in the place of a path that no
/// file can have.
///
/// @param number row of the track that holds it, or the music folder that the path lies in
public record KeptCover(@Nullable String path, @Nullable Integer number, @Nullable String fingerprint) {

    private static final String KEPT = "\u0001kept/";

    /// The id of the kept picture that a path stands for; absent when it is a path.
    public static @Nullable String keptId(@Nullable String path) {
        return path != null && path.startsWith(KEPT) ? path.substring(KEPT.length()) : null;
    }

    /// What the scan found, to be found again by [#of].
    static FieldValue tagged(@Nullable String path, @Nullable Integer number, @Nullable String fingerprint) {
        return new FieldValue(List.of(path == null ? "" : path, number == null ? "" : number.toString(),
                fingerprint == null ? "" : fingerprint));
    }

    /// @param value the id of a kept picture, or what [#tagged] made
    static KeptCover of(FieldValue value) {
        if (value.parts().size() == 3) {
            String number = value.parts().get(1);
            return new KeptCover(orNull(value.parts().get(0)), number.isEmpty() ? null : Integer.valueOf(number),
                    orNull(value.parts().get(2)));
        }
        return new KeptCover(KEPT + value.text(), null, "kept-" + value.text());
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
