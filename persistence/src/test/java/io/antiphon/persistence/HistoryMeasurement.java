package io.antiphon.persistence;

import io.antiphon.core.history.Period;
import io.antiphon.core.history.PlayHistory;
import io.antiphon.core.history.Sight;
import io.antiphon.core.history.TopKind;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.personal.JdbcPlayHistory;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntConsumer;

/// Measures statistics over a long history of one user; run by hand: `HistoryMeasurement FOLDER TRACKS PLAYS`.
final class HistoryMeasurement {

    private static final UserId USER = new UserId("user000000000001");
    private static final Instant FIRST = Instant.parse("2016-01-01T00:00:00Z");
    private static final Duration YEARS = Duration.ofDays(3_650);

    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private HistoryMeasurement() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        boolean fresh = !Files.exists(folder.resolve("antiphon.mv.db"));
        try (Database database = Database.open(DatabaseOptions.embedded(folder))) {
            if (fresh) {
                LargeLibrary.fill(database, Integer.parseInt(arguments[1]));
                play(database, Integer.parseInt(arguments[2]));
            }
            measure(new JdbcPlayHistory(database));
        }
    }

    private static void play(Database database, int plays) throws Exception {
        List<String> tracks = database.sql().list("SELECT id FROM track", row -> row.text(1));
        Random random = new Random(1);
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO play (user_id, played_at, kind, track, client, listened_ms) VALUES (?, ?, 1, ?, 'c', 200000)")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < plays; i++) {
                insert.setString(1, USER.value());
                insert.setLong(2, FIRST.getEpochSecond() + YEARS.toSeconds() * i / plays);
                // A few are played often, most now and then.
                insert.setString(3, tracks.get((int) (tracks.size() * Math.pow(random.nextDouble(), 3))));
                insert.addBatch();
                if (i % 10_000 == 9_999) {
                    insert.executeBatch();
                    connection.commit();
                }
            }
            insert.executeBatch();
            connection.commit();
        }
    }

    private static void measure(PlayHistory history) {
        Period year = new Period(Instant.parse("2022-01-01T00:00:00Z"), Instant.parse("2023-01-01T00:00:00Z"));
        Period month = new Period(Instant.parse("2022-03-01T00:00:00Z"), Instant.parse("2022-04-01T00:00:00Z"));
        for (Sight sight : List.of(new Sight(USER, null), new Sight(USER, Set.of(1)))) {
            for (Period period : List.of(month, year, Period.ALWAYS)) {
                String what = "%s, %d days".formatted(sight.musicFolders() == null ? "all" : "one folder",
                        Duration.between(period.from(), period.to()).toDays());
                for (TopKind kind : TopKind.values()) {
                    time("top 20 %s, %s".formatted(kind, what),
                            i -> history.listTop(sight, kind, shifted(period, i), 20));
                }
                time("clock, " + what, i -> history.listHeard(sight, shifted(period, i)));
                if (!period.equals(Period.ALWAYS)) {
                    time("variety, " + what, i -> history.variety(sight, shifted(period, i)));
                }
            }
        }
        time("100 plays of a year", i -> history.listPlays(USER, shifted(year, i), null, 100));
        time("100 plays, latest", i -> history.listPlays(USER, shifted(Period.ALWAYS, i), null, 100));
    }

    /// Another one each time, as H2 keeps what it answered last.
    private static Period shifted(Period period, int seconds) {
        return period.equals(Period.ALWAYS) ? period : new Period(period.from().plusSeconds(seconds), period.to());
    }

    private static void time(String what, IntConsumer work) {
        double[] millis = new double[5];
        for (int i = 0; i < millis.length; i++) {
            long start = CPU.getCurrentThreadCpuTime();
            work.accept(i);
            millis[i] = (CPU.getCurrentThreadCpuTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf("%-45s %8.1f ms of CPU (best %.1f)%n", what, millis[2], millis[0]);
    }
}
