package io.antiphon.persistence.transfer;

import io.antiphon.core.transfer.TransferReport;
import io.antiphon.core.transfer.TransferReport.Ambiguous;
import io.antiphon.core.transfer.TransferReport.Matched;
import io.antiphon.core.transfer.TransferReport.NotFound;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Collects what an import did, or would do.
final class ImportReport {

    private static final int MAX_TOLD = 1_000;

    private final Map<String, Long> taken = new TreeMap<>();
    private final Map<String, Long> known = new TreeMap<>();
    private final Map<String, Long> matchedBy = new TreeMap<>();
    private final List<String> accounts = new ArrayList<>();
    private final List<Matched> matched = new ArrayList<>();
    private final List<NotFound> notFound = new ArrayList<>();
    private final List<Ambiguous> ambiguous = new ArrayList<>();
    private final Set<String> problems = new LinkedHashSet<>();
    private long problemCount;

    void took(String type) {
        taken.merge(type, 1L, Long::sum);
    }

    void knew(String type) {
        known.merge(type, 1L, Long::sum);
    }

    void account(String name) {
        accounts.add(name);
    }

    void matched(Matched item) {
        matched.add(item);
        if (item.type().equals("track")) {
            matchedBy.merge(item.by(), 1L, Long::sum);
        }
    }

    void notFound(NotFound item) {
        notFound.add(item);
    }

    void ambiguous(Ambiguous item) {
        ambiguous.add(item);
    }

    void problem(String what) {
        problemCount++;
        remark(what);
    }

    /// Something that left nothing out.
    void remark(String what) {
        if (problems.size() < MAX_TOLD) {
            problems.add(what);
        }
    }

    TransferReport told(boolean dry) {
        return new TransferReport(dry, taken, known, matchedBy, accounts, matched, notFound, ambiguous,
                List.copyOf(problems), problemCount);
    }
}
