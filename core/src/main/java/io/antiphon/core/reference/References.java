package io.antiphon.core.reference;

import io.antiphon.core.library.ItemId;
import java.util.List;
import java.util.Optional;

/// Keeps references. Ids of merged items are taken for what they were merged into.
public interface References {

    /// By service.
    List<Reference> listReferences(ItemId item);

    Optional<Reference> findReference(String id);

    /// @return the one there is, if the item had this link before
    Reference add(Reference reference);

    void remove(String id);
}
