package io.antiphon.persistence;

import java.util.Optional;

/// Small values that the program keeps about itself.
public final class Settings {

    private final Sql sql;
    private final Transactions transactions;

    public Settings(Database database) {
        this.sql = database.sql();
        this.transactions = database.transactions();
    }

    public Optional<String> find(String name) {
        return sql.find("""
                SELECT value FROM setting WHERE name = ?
                """, row -> row.text(1), name);
    }

    public void put(String name, String value) {
        transactions.run(() -> {
            if (sql.change("UPDATE setting SET value = ? WHERE name = ?", value, name) == 0) {
                sql.change("INSERT INTO setting (name, value) VALUES (?, ?)", name, value);
            }
        });
    }

    public void remove(String name) {
        sql.change("DELETE FROM setting WHERE name = ?", name);
    }
}
