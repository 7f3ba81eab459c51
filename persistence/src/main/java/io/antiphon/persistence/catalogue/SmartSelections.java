package io.antiphon.persistence.catalogue;

import io.antiphon.core.Rows;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.playlist.smart.SmartRules;
import io.antiphon.core.playlist.smart.SmartTracks;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/// Tracks by rules. The row numbers are kept as those of all lists are, so that the pages of one answer fit together and are found once.
final class SmartSelections implements SmartTracks {

    private final Lists lists;
    private final TrackReader reader;

    SmartSelections(Lists lists) {
        this.lists = lists;
        this.reader = new TrackReader(lists.reads());
    }

    private record Question(String rules, Instant at) {}

    @Override
    public Selection select(Viewer viewer, SmartRules rules, Instant at) {
        SmartSql sql = SmartSql.of(rules, viewer.user(), at);
        RowNumbers found = lists.personal(viewer, new Question(rules.json(), at),
                () -> find(viewer, rules, at, sql));
        return new Found(viewer, found);
    }

    private int[] find(Viewer viewer, SmartRules rules, Instant at, SmartSql sql) {
        int[] rows = lists.reads().rowNumbers(viewer.musicFolders()::contains, sql.query(), sql.parameters());
        RowNumbers all = RowNumbers.of(rows);
        RowNumbers ordered = rules.random() ? all.shuffled(at.toEpochMilli()) : all;
        int from = Math.min(rules.offset(), rows.length);
        int to = rules.limit() == 0 ? rows.length : (int) Math.min(rows.length, (long) from + rules.limit());
        return ordered.toArray(from, to);
    }

    /// What was found.
    private final class Found implements Selection {

        private final Viewer viewer;
        private final RowNumbers rows;

        Found(Viewer viewer, RowNumbers rows) {
            this.viewer = viewer;
            this.rows = rows;
        }

        @Override
        public Rows<Annotated<Track>> tracks() {
            return new ChunkedRows<>(rows, chunk -> reader.read(viewer, chunk, false));
        }

        @Override
        public Duration duration() {
            int[] numbers = rows.toArray(0, rows.size());
            Arrays.sort(numbers);
            return lists.reads().call(connection -> {
                long[] sum = new long[1];
                Reads.each(connection, "SELECT SUM(duration_ms) FROM track WHERE row_no = ANY(?)",
                        row -> sum[0] = row.getLong(1), (Object) numbers);
                return Duration.ofMillis(sum[0]);
            });
        }
    }
}
