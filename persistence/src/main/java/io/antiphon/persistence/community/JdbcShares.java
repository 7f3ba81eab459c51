package io.antiphon.persistence.community;

import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.EpisodeId;
import io.antiphon.core.library.FolderId;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.playlist.PlaylistId;
import io.antiphon.core.sharing.Share;
import io.antiphon.core.sharing.ShareId;
import io.antiphon.core.sharing.ShareTerms;
import io.antiphon.core.sharing.SharedItem;
import io.antiphon.core.sharing.Shares;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Kinds;
import io.antiphon.persistence.Row;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.Transactions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Shares in the tables `share` and `share_item`.
public final class JdbcShares implements Shares {

    // Not those of Kinds.
    private static final int PLAYLIST = 5;
    private static final int EPISODE = 6;

    private static final String COLUMNS = """
            SELECT s.id, s.owner, u.name, s.description, s.created_at, s.expires_at, s.last_visited_at, s.visit_count,
                s.password_hash, s.downloads, s.version
            FROM share s JOIN app_user u ON u.id = s.owner
            """;
    private static final String NEWEST_FIRST = " ORDER BY s.created_at DESC, s.id";

    private final Sql sql;
    private final Transactions transactions;

    public JdbcShares(Database database) {
        this.sql = database.sql();
        this.transactions = database.transactions();
    }

    @Override
    public Optional<Share> findShare(ShareId id) {
        List<SharedItem> items = sql.list("SELECT kind, item FROM share_item WHERE share = ? ORDER BY place",
                row -> item(row.integer(1), row.text(2)), id.value());
        return sql.find(COLUMNS + "WHERE s.id = ?", row -> share(row, items), id.value());
    }

    @Override
    public List<Share> listShares() {
        return shares(COLUMNS + NEWEST_FIRST,
                sql.list("SELECT share, kind, item FROM share_item ORDER BY share, place", JdbcShares::entry));
    }

    @Override
    public List<Share> listSharesOf(UserId owner) {
        return shares(COLUMNS + "WHERE s.owner = ?" + NEWEST_FIRST, sql.list("""
                SELECT i.share, i.kind, i.item FROM share_item i JOIN share s ON s.id = i.share
                WHERE s.owner = ? ORDER BY i.share, i.place
                """, JdbcShares::entry, owner.value()), owner.value());
    }

    @Override
    public void create(Share share) {
        transactions.run(() -> {
            sql.change("""
                    INSERT INTO share (id, owner, description, created_at, expires_at, last_visited_at, visit_count,
                        password_hash, downloads, version)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """, share.id().value(), share.owner().value(), share.description(),
                    share.createdAt().toEpochMilli(), millis(share.expiresAt()), millis(share.lastVisitedAt()),
                    share.visitCount(), share.terms().passwordHash(), share.terms().downloads(), share.version());
            for (int place = 0; place < share.items().size(); place++) {
                SharedItem item = share.items().get(place);
                sql.change("INSERT INTO share_item (share, place, kind, item) VALUES (?, ?, ?, ?)", share.id().value(),
                        place, kind(item), value(item));
            }
        });
    }

    @Override
    public boolean update(ShareId id, long version, ShareTerms terms) {
        return sql.change("""
                UPDATE share SET description = ?, expires_at = ?, password_hash = ?, downloads = ?, version = version + 1
                WHERE id = ? AND version = ?
                """, terms.description(), millis(terms.expiresAt()), terms.passwordHash(), terms.downloads(),
                id.value(), version) > 0;
    }

    @Override
    public void recordVisit(ShareId id, Instant at) {
        sql.change("UPDATE share SET visit_count = visit_count + 1, last_visited_at = ? WHERE id = ?",
                at.toEpochMilli(), id.value());
    }

    @Override
    public void delete(ShareId id) {
        transactions.run(() -> {
            sql.change("DELETE FROM share_item WHERE share = ?", id.value());
            sql.change("DELETE FROM share WHERE id = ?", id.value());
        });
    }

    private List<Share> shares(String query, List<Map.Entry<String, SharedItem>> items, Object... parameters) {
        Map<String, List<SharedItem>> byShare = items.stream()
                .collect(Collectors.groupingBy(Map.Entry::getKey,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return sql.list(query, row -> share(row, byShare.getOrDefault(row.text(1), List.of())), parameters);
    }

    private static Map.Entry<String, SharedItem> entry(Row row) {
        return Map.entry(row.text(1), item(row.integer(2), row.text(3)));
    }

    private static Share share(Row row, List<SharedItem> items) {
        return new Share(new ShareId(row.text(1)), new UserId(row.text(2)), row.text(3),
                new ShareTerms(row.textOrNull(4), row.instantOrNull(6), row.textOrNull(9), row.flag(10)),
                row.number(11), row.instant(5), row.instantOrNull(7), row.integer(8), items);
    }

    private static SharedItem item(int kind, String id) {
        return switch (kind) {
            case Kinds.TRACK -> new SharedItem.OfTrack(new TrackId(id));
            case Kinds.ALBUM -> new SharedItem.OfAlbum(new AlbumId(id));
            case Kinds.ARTIST -> new SharedItem.OfArtist(new ArtistId(id));
            case Kinds.FOLDER -> new SharedItem.OfFolder(new FolderId(id));
            case EPISODE -> new SharedItem.OfEpisode(new EpisodeId(id));
            case PLAYLIST -> new SharedItem.OfPlaylist(new PlaylistId(id));
            default -> throw new IllegalStateException("%s has no kind that can be shared: %d".formatted(id, kind));
        };
    }

    private static int kind(SharedItem item) {
        return switch (item) {
            case SharedItem.OfTrack _ -> Kinds.TRACK;
            case SharedItem.OfAlbum _ -> Kinds.ALBUM;
            case SharedItem.OfArtist _ -> Kinds.ARTIST;
            case SharedItem.OfFolder _ -> Kinds.FOLDER;
            case SharedItem.OfEpisode _ -> EPISODE;
            case SharedItem.OfPlaylist _ -> PLAYLIST;
        };
    }

    private static String value(SharedItem item) {
        return switch (item) {
            case SharedItem.OfTrack(var id) -> id.value();
            case SharedItem.OfAlbum(var id) -> id.value();
            case SharedItem.OfArtist(var id) -> id.value();
            case SharedItem.OfFolder(var id) -> id.value();
            case SharedItem.OfEpisode(var id) -> id.value();
            case SharedItem.OfPlaylist(var id) -> id.value();
        };
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}
