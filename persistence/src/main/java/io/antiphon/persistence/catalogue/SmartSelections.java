package io.antiphon.persistence.catalogue;

import io.antiphon.core.Rows;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.playlist.smart.SmartRule;
import io.antiphon.core.playlist.smart.SmartRules;
import io.antiphon.core.playlist.smart.SmartRulesReader;
import io.antiphon.core.playlist.smart.SmartTracks;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Tracks by rules. The row numbers are kept as those of all lists are, so that the pages of one answer fit together and are found once.
final class SmartSelections implements SmartTracks {

    private static final int MAX_NESTED = 5;

    private final Lists lists;
    private final TrackReader reader;

    SmartSelections(Lists lists, TrackReader reader) {
        this.lists = lists;
        this.reader = reader;
    }

    private record Question(String rules, Instant at) {}

    private record Tagged(SmartRule rule, Instant day) {}

    @Override
    public Selection select(Viewer viewer, SmartRules rules, Instant at) {
        RowNumbers found = lists.personal(viewer, new Question(rules.json(), at),
                () -> find(viewer, rules, at, Set.of()));
        return new Found(viewer, found);
    }

    /// @param asking smart playlists whose rules led here: one of them again would be a circle, and counts as empty
    private int[] find(Viewer viewer, SmartRules rules, Instant at, Set<String> asking) {
        Map<String, Integer[]> smartLists = new HashMap<>();
        for (String playlist : named(rules.rule())) {
            rulesOf(viewer, playlist).ifPresent(nested -> {
                Set<String> deeper = new HashSet<>(asking);
                boolean circle = !deeper.add(playlist) || deeper.size() > MAX_NESTED;
                int[] rows = circle ? new int[0] : find(viewer, nested, at, deeper);
                smartLists.put(playlist, Arrays.stream(rows).boxed().toArray(Integer[]::new));
            });
        }
        Map<SmartRule, Integer[]> tagged = new HashMap<>();
        for (SmartRule leaf : SmartTags.leaves(rules.rule())) {
            // Days in tags are whole, so that a day's answer is good for all of it.
            Instant day = at.truncatedTo(ChronoUnit.DAYS);
            RowNumbers rows = lists.shared(viewer, new Tagged(leaf, day),
                    () -> SmartTags.find(lists.reads(), leaf, day));
            tagged.put(leaf, Arrays.stream(rows.toArray(0, rows.size())).boxed().toArray(Integer[]::new));
        }
        SmartSql sql = SmartSql.of(rules, viewer.user(), at, smartLists, tagged);
        int[] rows = lists.reads().rowNumbers(viewer.musicFolders()::contains, sql.query(), sql.parameters());
        RowNumbers all = RowNumbers.of(rows);
        RowNumbers ordered = rules.random() ? all.shuffled(at.toEpochMilli()) : all;
        int from = Math.min(rules.offset(), rows.length);
        int to = (int) Math.min(rows.length, (long) from + rules.limitOf(rows.length));
        return ordered.toArray(from, to);
    }

    /// The playlists that a rule asks about.
    private static Set<String> named(SmartRule rule) {
        Set<String> playlists = new HashSet<>();
        switch (rule) {
            case SmartRule.All all -> all.rules().forEach(each -> playlists.addAll(named(each)));
            case SmartRule.Any any -> any.rules().forEach(each -> playlists.addAll(named(each)));
            case SmartRule.Not not -> playlists.addAll(named(not.rule()));
            case SmartRule.InPlaylist list -> playlists.add(list.playlist());
            case SmartRule.Words _,SmartRule.Amount _,SmartRule.AmountRange _,SmartRule.Day _,SmartRule.DayRange _,SmartRule.InTheLast _,SmartRule.Flag _,SmartRule.Present _ -> {
                // About the track alone.
            }
        }
        return playlists;
    }

    /// Absent for a playlist with entries, and for one that the viewer does not see.
    private Optional<SmartRules> rulesOf(Viewer viewer, String playlist) {
        return lists.reads().call(connection -> {
            List<String> rules = new ArrayList<>(1);
            Reads.each(connection, """
                    SELECT p.rules FROM playlist p WHERE p.id = ? AND p.rules IS NOT NULL AND (p.owner = ? OR p.published = TRUE
                        OR EXISTS (SELECT 1 FROM playlist_share s WHERE s.playlist = p.id AND s.user_id = ?))
                    """, row -> rules.add(row.getString(1)), playlist, viewer.user().value(), viewer.user().value());
            return rules.stream().findFirst().map(text -> SmartRulesReader.read(text).rules());
        });
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
