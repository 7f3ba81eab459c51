package io.antiphon.persistence.outside;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.artwork.variant.OfferedPicture;
import io.antiphon.core.artwork.variant.OfferedPictures;
import io.antiphon.core.artwork.variant.PictureSearch;
import io.antiphon.core.artwork.variant.PictureSubject;
import io.antiphon.core.enrichment.Step;
import io.antiphon.core.library.layer.Layered;
import io.antiphon.core.provider.OfferedImage;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Kinds;
import io.antiphon.persistence.Row;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.Transactions;
import io.antiphon.persistence.enrichment.JdbcSteps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What providers offer, in the tables `offered_picture` and `picture_search`.
public final class JdbcOfferedPictures implements OfferedPictures {

    private static final String SELECT = """
            SELECT id, kind, item, provider, url, picture_type, width, height, votes, by_id, state, fingerprint, size, told_at
            FROM offered_picture
            """;

    private final Sql sql;
    private final Transactions transactions;
    private final SubjectReads subjects;
    private final JdbcSteps steps;
    private final IdGenerator ids;

    public JdbcOfferedPictures(Database database, IdGenerator ids) {
        this.sql = database.sql();
        this.transactions = database.transactions();
        this.subjects = new SubjectReads(sql);
        this.steps = new JdbcSteps(database);
        this.ids = ids;
    }

    @Override
    public List<OfferedPicture> list(Layered kind, String item) {
        return sql.list(SELECT + "WHERE kind = ? AND item = ? ORDER BY provider, place, id", JdbcOfferedPictures::read,
                numberOf(kind), item);
    }

    @Override
    public Optional<OfferedPicture> find(String id) {
        return sql.find(SELECT + "WHERE id = ?", JdbcOfferedPictures::read, id);
    }

    @Override
    public void offer(PictureSubject subject, String provider, List<OfferedImage> images, Instant at) {
        int kind = numberOf(subject.kind());
        transactions.run(() -> {
            Map<String, OfferedPicture> before = new HashMap<>();
            sql.list(SELECT + "WHERE kind = ? AND item = ? AND provider = ?", JdbcOfferedPictures::read, kind,
                    subject.id(), provider).forEach(picture -> before.putIfAbsent(picture.image().url(), picture));
            sql.change("DELETE FROM offered_picture WHERE kind = ? AND item = ? AND provider = ?", kind, subject.id(),
                    provider);
            int place = 0;
            for (OfferedImage image : images) {
                OfferedPicture known = before.remove(image.url());
                OfferedPicture now = known == null
                        ? new OfferedPicture(ids.next(), subject.kind(), subject.id(), provider, image,
                                OfferedPicture.State.OFFERED, null, 0, at)
                        : again(known, image);
                insert(now, place++);
            }
        });
    }

    /// What is unusable may have been mended since; what was fetched is known better here.
    private static OfferedPicture again(OfferedPicture known, OfferedImage image) {
        OfferedPicture.State state = known.state() == OfferedPicture.State.UNUSABLE ? OfferedPicture.State.OFFERED
                : known.state();
        OfferedImage kept = known.fingerprint() == null ? image
                : new OfferedImage(image.url(), image.type(), known.image().width(), known.image().height(),
                        image.votes(), image.byId());
        return new OfferedPicture(known.id(), known.kind(), known.item(), known.provider(), kept, state,
                known.fingerprint(), known.size(), known.at());
    }

    private void insert(OfferedPicture picture, int place) {
        OfferedImage image = picture.image();
        sql.change("""
                INSERT INTO offered_picture (id, kind, item, provider, place, url, picture_type, width, height, votes, by_id,
                    state, fingerprint, size, told_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, picture.id(), numberOf(picture.kind()), picture.item(), picture.provider(), place, image.url(),
                image.type().name(), image.width(), image.height(), image.votes(), image.byId(),
                picture.state().name(), picture.fingerprint(), picture.size(), picture.at().toEpochMilli());
    }

    @Override
    public void put(OfferedPicture picture) {
        sql.change("""
                UPDATE offered_picture SET width = ?, height = ?, state = ?, fingerprint = ?, size = ?, told_at = ? WHERE id = ?
                """, picture.image().width(), picture.image().height(), picture.state().name(), picture.fingerprint(),
                picture.size(), picture.at().toEpochMilli(), picture.id());
    }

    @Override
    public List<OfferedPicture> findAll(String fingerprint) {
        return sql.list(SELECT + "WHERE fingerprint = ? ORDER BY id", JdbcOfferedPictures::read, fingerprint);
    }

    private static OfferedPicture read(Row row) {
        OfferedImage image = new OfferedImage(row.text(5), OfferedImage.Type.valueOf(row.text(6)),
                row.integerOrNull(7), row.integerOrNull(8), row.integer(9), row.flag(10));
        return new OfferedPicture(row.text(1), row.integer(2) == Kinds.ALBUM ? Layered.ALBUM : Layered.ARTIST,
                row.text(3), row.text(4), image, OfferedPicture.State.valueOf(row.text(11)), row.textOrNull(12),
                row.number(13), row.instant(14));
    }

    @Override
    public Optional<PictureSearch> findSearch(Layered kind, String item) {
        return sql.find(
                "SELECT answered, wanted, shown, failed, looked_at, next_at FROM picture_search WHERE kind = ? AND item = ?",
                row -> new PictureSearch(names(row.text(1)), row.text(2), row.text(3), row.flag(4),
                        row.instant(5), row.instant(6)),
                numberOf(kind), item);
    }

    private static Set<String> names(String joined) {
        return Arrays.stream(joined.split(",")).filter(name -> !name.isEmpty()).collect(Collectors.toSet());
    }

    @Override
    public void note(Layered kind, String item, PictureSearch search) {
        String answered = String.join(",", search.answered().stream().sorted().toList());
        transactions.run(() -> {
            sql.change("DELETE FROM picture_search WHERE kind = ? AND item = ?", numberOf(kind), item);
            sql.change("""
                    INSERT INTO picture_search (kind, item, answered, wanted, shown, failed, looked_at, next_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """, numberOf(kind), item, answered, search.wanted(), search.shown(), search.failed(),
                    search.at().toEpochMilli(),
                    search.next().toEpochMilli());
        });
    }

    @Override
    public Optional<PictureSubject> findSubject(Layered kind, String item) {
        return subjects.find(kind, item);
    }

    @Override
    public List<PictureSubject> listDue(Layered kind, int afterRow, int count, String wanted, Instant now) {
        return subjects.listDue(kind, afterRow, count, wanted, now);
    }

    @Override
    public List<Step> listChoicesOfOthers(Collection<String> providers, int count) {
        List<Object> parameters = new ArrayList<>(providers);
        String others = providers.isEmpty() ? ""
                : " AND provider NOT IN (" + String.join(", ", providers.stream().map(_ -> "?").toList()) + ")";
        parameters.add(count);
        return steps.listWhere("field = 'COVER' AND source = 1 AND reverted_at IS NULL" + others
                + " ORDER BY seq LIMIT ?", parameters.toArray());
    }

    private static int numberOf(Layered kind) {
        return kind == Layered.ALBUM ? Kinds.ALBUM : Kinds.ARTIST;
    }
}
