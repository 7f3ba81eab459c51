package io.antiphon.server.cost;

import java.util.Locale;

/// What one request costs.
///
/// @param statements sent to the database
/// @param allocatedKilobytes by all threads of the process together
record Cost(String name, int statements, double allocatedKilobytes) {

    static Cost parse(String line) {
        String[] columns = line.strip().split("\\s+");
        return new Cost(columns[0], Integer.parseInt(columns[1]), Double.parseDouble(columns[2]));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%-28s %3d %8.0f", name, statements, allocatedKilobytes);
    }
}
