package io.antiphon.persistence.catalogue;

import io.antiphon.core.library.CatalogueVersion;
import io.antiphon.persistence.Sql;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// The catalogue's version in the table `setting`. The scan writes it; here it is read anew each time, which costs one look-up
/// by key and holds when another process scans.
public final class CatalogueVersions {

    /// Decimal number that grows with every change of the catalogue.
    public static final String NUMBER = "catalogue.version";
    /// Milliseconds since 1970 of the end of the last scan that changed anything.
    public static final String CHANGED_AT = "catalogue.changedAt";

    private final Sql sql;

    public CatalogueVersions(Sql sql) {
        this.sql = sql;
    }

    public CatalogueVersion current() {
        Map<String, Long> values = new HashMap<>();
        sql.list("""
                SELECT name, value FROM setting WHERE name IN (?, ?)
                """, row -> values.put(row.text(1), Long.parseLong(row.text(2))), NUMBER, CHANGED_AT);
        return new CatalogueVersion(values.getOrDefault(NUMBER, 0L),
                Instant.ofEpochMilli(values.getOrDefault(CHANGED_AT, 0L)));
    }

    /// Makes a new version, inside the transaction of what changed.
    public CatalogueVersion advance(Instant at) {
        CatalogueVersion before = current();
        Instant changedAt = at.isAfter(before.changedAt()) ? at : before.changedAt();
        put(NUMBER, before.number() + 1);
        put(CHANGED_AT, changedAt.toEpochMilli());
        return current();
    }

    private void put(String name, long value) {
        if (sql.change("UPDATE setting SET value = ? WHERE name = ?", Long.toString(value), name) == 0) {
            sql.change("INSERT INTO setting (name, value) VALUES (?, ?)", name, Long.toString(value));
        }
    }
}
