package io.antiphon.persistence.catalogue;

import io.antiphon.core.browse.CataloguedWork;
import io.antiphon.core.browse.Order;
import io.antiphon.core.browse.Slice;
import io.antiphon.core.browse.Stretch;
import io.antiphon.core.browse.WorkArtist;
import io.antiphon.core.browse.WorkBrowser;
import io.antiphon.core.browse.WorkMovement;
import io.antiphon.core.browse.WorkTrack;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.ArtistCredit;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.Movement;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.text.TextFolding;
import io.antiphon.persistence.Kinds;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Works by JDBC. Which ones, in which order, is kept as row numbers, as of all lists; what stands in a stretch costs three queries.
final class JdbcWorks implements WorkBrowser {

    static final String ROWS = "SELECT row_no, id, name, mbid FROM work WHERE";
    static final String BY_ID = "SELECT row_no FROM work WHERE id = ANY(?)";
    static final String CURRENT = """
            SELECT w.row_no, w.merged_into, EXISTS (
                SELECT 1 FROM track_work x JOIN track t ON t.row_no = x.track WHERE x.work = w.id AND t.missing = FALSE)
            FROM work w WHERE w.id = ANY(?)
            """;
    static final String COUNTS = """
            SELECT x.work, t.sight, t.album, x.movement_number, x.movement FROM track_work x JOIN track t ON t.row_no = x.track
            WHERE x.work = ANY(?) AND t.missing = FALSE
            """;
    static final String CREDITS = """
            SELECT x.work, t.sight, a.id, a.name, c.roles FROM track_work x JOIN track t ON t.row_no = x.track
                JOIN track_credit c ON c.track = x.track JOIN artist a ON a.row_no = c.artist
            WHERE x.work = ANY(?) AND t.missing = FALSE ORDER BY a.sort_key, a.row_no
            """;
    static final String TRACKS = """
            SELECT t.row_no, t.sight FROM track_work x JOIN track t ON t.row_no = x.track
            WHERE x.work = ANY(?) AND t.missing = FALSE
            ORDER BY x.movement_number NULLS LAST, t.album, COALESCE(t.disc, 1), t.number NULLS LAST, t.row_no
            """;
    static final String MOVEMENTS = """
            SELECT x.movement, x.movement_number, x.movement_count, t.sight, x.track FROM track_work x JOIN track t ON t.row_no = x.track
            WHERE x.work = ANY(?) AND t.missing = FALSE AND x.movement IS NOT NULL
            ORDER BY x.movement_number NULLS LAST, x.movement, x.track
            """;
    private static final String LIST = """
            SELECT w.row_no, t.sight FROM track_work x JOIN work w ON w.id = x.work JOIN track t ON t.row_no = x.track
            WHERE t.missing = FALSE
            """;
    private static final String ONCE_A_FOLDER = " GROUP BY w.row_no, w.sort_key, t.sight ORDER BY ";
    private static final String LAST_KEYS = "w.sort_key, w.row_no";
    private static final String OF_ARTIST = " AND x.track IN (SELECT c.track FROM track_credit c JOIN artist a ON a.row_no = c.artist WHERE a.id = ?)";
    private static final String WITH_TEXT = """
             AND (w.folded_name LIKE ? ESCAPE '!' OR x.track IN (SELECT c.track FROM track_credit c JOIN artist a ON a.row_no = c.artist
                WHERE c.roles LIKE '%,composer,%' AND a.folded_name LIKE ? ESCAPE '!'))""";
    private static final String COMPOSER = "composer";
    private static final int MOST_MERGES = 20;

    private final Lists lists;
    private final TrackReader tracks;

    JdbcWorks(Lists lists, TrackReader tracks) {
        this.lists = lists;
        this.tracks = tracks;
    }

    private record Question(Object filter, Object order) {}

    private record OfWork(String id) {}

    @Override
    public Slice<CataloguedWork> works(Viewer viewer, Filter filter, Order<Order.OfWorks> order, Stretch stretch) {
        RowNumbers rows = lists.shared(viewer, new Question(filter, order), () -> rows(viewer, filter, order));
        int begin = begin(rows, stretch, BY_ID);
        int end = (int) Math.min(rows.size(), (long) begin + stretch.limit());
        int[] chunk = rows.toArray(begin, end);
        return new Slice<>(begin, rows.size(), lists.reads().call(connection -> read(connection, viewer, chunk)));
    }

    private int[] rows(Viewer viewer, Filter filter, Order<Order.OfWorks> order) {
        StringBuilder where = new StringBuilder();
        List<Object> parameters = new ArrayList<>();
        ArtistId artist = filter.artist();
        if (artist != null) {
            where.append(OF_ARTIST);
            parameters.add(lists.reads()
                    .call(connection -> currentId(connection, artist.value())));
        }
        String text = filter.text();
        if (text != null) {
            String like = "%" + BrowseSql.escaped(TextFolding.fold(text)) + "%";
            where.append(WITH_TEXT);
            parameters.addAll(List.of(like, like));
        }
        String direction = order.descending() ? " DESC" : "";
        String by = switch (order.by()) {
            case NAME -> "w.sort_key" + direction + ", ";
            case ADDED -> "MIN(t.added_at)" + direction + ", ";
        };
        // A work in several music folders comes once for each.
        return Arrays.stream(lists.reads()
                .rowNumbers(viewer.musicFolders()::contains, LIST + where + ONCE_A_FOLDER + by + LAST_KEYS,
                        parameters.toArray()))
                .distinct()
                .toArray();
    }

    /// An artist that was merged is asked for by an id that stands in no row.
    private static String currentId(Connection connection, String artist) throws SQLException {
        Integer row = IdReads.rowNumbers(connection, IdReads.Table.ARTIST, Kinds.ARTIST, List.of(artist)).get(artist);
        return row == null ? ""
                : IdReads.ids(connection, IdReads.Table.ARTIST, List.of(row)).getOrDefault(row, "");
    }

    /// Behind the last one that was read, wherever it stands now.
    private int begin(RowNumbers rows, Stretch stretch, String byId) {
        int offset = Math.min(stretch.offset(), rows.size());
        String last = stretch.last();
        if (last == null) {
            return offset;
        }
        int[] row = {0};
        lists.reads().call(connection -> {
            Reads.each(connection, byId, found -> row[0] = found.getInt(1), (Object) new String[]{last});
            return row;
        });
        for (int i = 0; i < rows.size(); i++) {
            if (rows.at(i) == row[0]) {
                return i + 1;
            }
        }
        return offset;
    }

    @Override
    public Optional<CataloguedWork> findWork(Viewer viewer, String id) {
        return lists.reads()
                .call(connection -> read(connection, viewer, currentRows(connection, id)).stream()
                        .filter(work -> work.trackCount() > 0)
                        .findFirst());
    }

    /// Where a work is, as far as it is known.
    private record Place(int row, @Nullable String mergedInto, boolean hasRecordings) {}

    /// The row of the work that an id means now: one without recordings is what became of them.
    private static int[] currentRows(Connection connection, String id) throws SQLException {
        String current = id;
        for (int merges = 0; merges < MOST_MERGES; merges++) {
            List<Place> found = new ArrayList<>();
            Reads.each(connection, CURRENT,
                    row -> found.add(new Place(row.getInt(1), row.getString(2), row.getBoolean(3))),
                    (Object) new String[]{current});
            String next = found.isEmpty() ? null : found.getFirst().mergedInto();
            if (next == null || found.getFirst().hasRecordings()) {
                return found.stream().mapToInt(Place::row).toArray();
            }
            current = next;
        }
        return new int[0];
    }

    private static List<CataloguedWork> read(Connection connection, Viewer viewer, int[] rows) throws SQLException {
        Map<Integer, Row> found = Reads.byNumber(connection, ROWS, "row_no", rows,
                row -> new Row(row.getString(2), row.getString(3), row.getString(4)));
        String[] ids = found.values().stream().map(Row::id).toArray(String[]::new);
        Map<String, Seen> seen = new HashMap<>();
        Reads.each(connection, COUNTS, row -> {
            if (viewer.musicFolders().contains(row.getInt(2))) {
                seen.computeIfAbsent(row.getString(1), id -> new Seen())
                        .track(row.getInt(3), row.getString(4), row.getString(5));
            }
        }, (Object) ids);
        Reads.each(connection, CREDITS, row -> {
            Seen of = seen.get(row.getString(1));
            if (of != null && viewer.musicFolders().contains(row.getInt(2))
                    && roles(row.getString(5)).contains(COMPOSER)) {
                of.composers.putIfAbsent(row.getString(3), row.getString(4));
            }
        }, (Object) ids);
        return Arrays.stream(rows)
                .mapToObj(found::get)
                .filter(row -> row != null)
                .map(row -> row.work(seen.getOrDefault(row.id(), new Seen())))
                .toList();
    }

    @Override
    public List<WorkMovement> listMovements(Viewer viewer, String id) {
        Map<Movement, Integer> counts = new LinkedHashMap<>();
        forEachMovement(viewer, id, (track, movement) -> counts.merge(movement, 1, Integer::sum));
        return counts.entrySet().stream().map(one -> new WorkMovement(one.getKey(), one.getValue())).toList();
    }

    /// Takes a track and its movement.
    private interface MovementTaker {

        void take(int track, Movement movement);
    }

    private void forEachMovement(Viewer viewer, String id, MovementTaker taker) {
        lists.reads().call(connection -> {
            Reads.each(connection, MOVEMENTS, row -> {
                if (viewer.musicFolders().contains(row.getInt(4))) {
                    taker.take(row.getInt(5),
                            new Movement(row.getString(1), number(row.getInt(2)), number(row.getInt(3))));
                }
            }, (Object) new String[]{id});
            return id;
        });
    }

    /// Numbers begin with 1, and JDBC reads NULL as 0.
    private static @Nullable Integer number(int value) {
        return value == 0 ? null : Integer.valueOf(value);
    }

    @Override
    public List<WorkArtist> listArtists(Viewer viewer, String id) {
        Map<String, ArtistCredit> artists = new LinkedHashMap<>();
        Map<String, Set<String>> roles = new HashMap<>();
        lists.reads().call(connection -> {
            Reads.each(connection, CREDITS, row -> {
                if (viewer.musicFolders().contains(row.getInt(2))) {
                    artists.putIfAbsent(row.getString(3),
                            new ArtistCredit(new ArtistId(row.getString(3)), row.getString(4)));
                    roles.computeIfAbsent(row.getString(3), artist -> new LinkedHashSet<>())
                            .addAll(roles(row.getString(5)));
                }
            }, (Object) new String[]{id});
            return id;
        });
        return artists.values()
                .stream()
                .map(artist -> new WorkArtist(artist,
                        roles.getOrDefault(artist.id().value(), Set.of()).stream().sorted().toList()))
                .toList();
    }

    /// As the scan writes them: `,artist,composer,`.
    private static List<String> roles(String written) {
        return Arrays.stream(written.split(",")).filter(role -> !role.isEmpty()).toList();
    }

    @Override
    public Slice<WorkTrack> tracks(Viewer viewer, String id, Stretch stretch) {
        RowNumbers rows = lists.shared(viewer, new OfWork(id), () -> lists.reads()
                .rowNumbers(viewer.musicFolders()::contains, TRACKS, (Object) new String[]{id}));
        int begin = begin(rows, stretch, "SELECT row_no FROM track WHERE id = ANY(?)");
        int end = (int) Math.min(rows.size(), (long) begin + stretch.limit());
        int[] chunk = rows.toArray(begin, end);
        Map<String, Movement> movements = movements(viewer, id, chunk);
        List<WorkTrack> read = new ArrayList<>();
        for (Annotated<Track> track : tracks.read(viewer, chunk, false)) {
            read.add(new WorkTrack(track, movements.get(track.item().id().value())));
        }
        return new Slice<>(begin, rows.size(), read);
    }

    /// By the id of their track.
    private Map<String, Movement> movements(Viewer viewer, String id, int[] rows) {
        Map<Integer, Movement> byRow = new TreeMap<>();
        Set<Integer> wanted = new HashSet<>();
        Arrays.stream(rows).forEach(wanted::add);
        forEachMovement(viewer, id, (track, movement) -> {
            if (wanted.contains(track)) {
                byRow.put(track, movement);
            }
        });
        Map<String, Movement> byId = new HashMap<>();
        lists.reads()
                .call(connection -> IdReads.ids(connection, IdReads.Table.TRACK, byRow.keySet()))
                .forEach((row, track) -> byId.put(track, byRow.get(row)));
        return byId;
    }

    private record Row(String id, String name, @Nullable String mbid) {

        CataloguedWork work(Seen seen) {
            List<ArtistCredit> composers = seen.composers.entrySet()
                    .stream()
                    .map(one -> new ArtistCredit(new ArtistId(one.getKey()), one.getValue()))
                    .toList();
            return new CataloguedWork(id, name, mbid, composers, seen.tracks, seen.albums.size(),
                    seen.movements.size());
        }
    }

    /// What a viewer sees of one work.
    private static final class Seen {

        private int tracks;
        private final Set<Integer> albums = new HashSet<>();
        private final Set<String> movements = new HashSet<>();
        private final Map<String, String> composers = new LinkedHashMap<>();

        void track(int album, @Nullable String number, @Nullable String movement) {
            tracks++;
            albums.add(album);
            if (movement != null) {
                movements.add(number + " " + movement);
            }
        }
    }
}
