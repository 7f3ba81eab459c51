package io.antiphon.core.library.scan.store;

import java.util.List;
import java.util.Optional;

/// Where a scan keeps the library.
public interface ScanStore {

    /// Begins a scan's work; one at a time. Nothing else may write what a session writes.
    ScanSession open();

    List<ProblemRow> listProblems();

    /// What a session put.
    Optional<String> findSetting(String name);
}
