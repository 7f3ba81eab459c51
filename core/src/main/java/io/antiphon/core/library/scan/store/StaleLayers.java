package io.antiphon.core.library.scan.store;

import io.antiphon.core.library.layer.Field;
import io.antiphon.core.library.layer.FieldValue;
import io.antiphon.core.library.layer.Layered;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Which things shall show something else than they do.
public interface StaleLayers {

    /// Artists first, then albums, then tracks.
    List<Stale> list(int count);

    boolean isEmpty();

    /// They show what they shall, as far as that was known when they were listed.
    void shown(Collection<Stale> things);

    /// One thing.
    ///
    /// @param row its row; 0 when there is none any more
    /// @param shown what it shall show instead of what tags say
    /// @param token tells whether something was said since
    record Stale(Layered kind, String id, int row, Map<Field, FieldValue> shown, String token) {}
}
