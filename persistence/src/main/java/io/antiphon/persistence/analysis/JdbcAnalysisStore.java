package io.antiphon.persistence.analysis;

import io.antiphon.core.analysis.AlbumSound;
import io.antiphon.core.analysis.AnalysisCounts;
import io.antiphon.core.analysis.AnalysisFailure;
import io.antiphon.core.analysis.AnalysisStore;
import io.antiphon.core.analysis.PendingTrack;
import io.antiphon.core.analysis.SoundAnalysis;
import io.antiphon.core.analysis.SoundVectors;
import io.antiphon.core.analysis.StoredAnalysis;
import io.antiphon.core.analysis.Waveform;
import io.antiphon.core.library.CatalogueVersion;
import io.antiphon.core.library.TrackId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Row;
import io.antiphon.persistence.Settings;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.Transactions;
import io.antiphon.persistence.catalogue.CatalogueVersions;
import io.antiphon.persistence.details.DetailsCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// What was heard, by JDBC.
public final class JdbcAnalysisStore implements AnalysisStore, SoundVectors {

    private static final String PAUSED = "analysis.paused";
    private static final int VECTORS_AT_ONCE = 1_000;

    private final Sql sql;
    private final Transactions transactions;
    private final Settings settings;
    private final CatalogueVersions versions;
    private final AnalysisWriter writer;

    public JdbcAnalysisStore(Database database) {
        this.sql = database.sql();
        this.transactions = database.transactions();
        this.settings = new Settings(database);
        this.versions = new CatalogueVersions(sql);
        this.writer = new AnalysisWriter(sql);
    }

    @Override
    public List<PendingTrack> listPending(int version, int afterRow, int count) {
        return sql.list("""
                SELECT t.row_no, t.id, t.album, t.music_folder, t.path, t.signature, t.details, t.duration_ms FROM track t
                LEFT JOIN sound_analysis a ON a.track = t.id AND a.signature = t.signature AND a.version = ?
                WHERE t.row_no > ? AND t.missing = FALSE AND t.video = FALSE AND a.track IS NULL
                ORDER BY t.row_no LIMIT ?
                """, JdbcAnalysisStore::pending, version, afterRow, count);
    }

    private static PendingTrack pending(Row row) {
        return new PendingTrack(row.integer(1), new TrackId(row.text(2)), row.integer(3), row.integer(4), row.text(5),
                row.text(6), DetailsCodec.decodeTrack(row.text(7), row.number(8)).audio());
    }

    @Override
    public AnalysisCounts count(int version) {
        return sql.find("""
                SELECT COUNT(*), COUNT(a.track), COUNT(a.error),
                    COALESCE(SUM(CASE WHEN a.track IS NULL THEN t.duration_ms ELSE 0 END), 0)
                FROM track t
                LEFT JOIN sound_analysis a ON a.track = t.id AND a.signature = t.signature AND a.version = ?
                WHERE t.missing = FALSE AND t.video = FALSE
                """, row -> new AnalysisCounts(row.number(1), row.number(2) - row.number(3), row.number(3),
                Duration.ofMillis(row.number(4))), version).orElse(AnalysisCounts.NONE);
    }

    @Override
    public void save(PendingTrack track, int version, SoundAnalysis analysis, Instant at) {
        transactions.run(() -> writer.save(track, version, analysis, at));
    }

    @Override
    public void saveFailure(PendingTrack track, int version, String reason, Instant at) {
        transactions.run(() -> writer.saveFailure(track, version, reason, at));
    }

    @Override
    public Optional<StoredAnalysis> find(TrackId track) {
        return sql.find("""
                SELECT a.analysed_at, a.error, COALESCE(a.duration_ms, 0), a.loudness, a.true_peak, a.tempo, a.music_key, s.fingerprint
                FROM track t JOIN sound_analysis a ON a.track = t.id AND a.signature = t.signature
                LEFT JOIN sound_shape s ON s.track = t.id
                WHERE t.id = ?
                """, row -> new StoredAnalysis(track, row.instant(1), Optional.ofNullable(row.textOrNull(2)),
                Duration.ofMillis(row.number(3)), decimal(row.decimalOrNull(4)), decimal(row.decimalOrNull(5)),
                decimal(row.decimalOrNull(6)), Optional.ofNullable(row.integerOrNull(7)).map(AnalysisWriter::keyOf),
                Optional.ofNullable(row.textOrNull(8))), track.value());
    }

    private static OptionalDouble decimal(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    @Override
    public Optional<Waveform> findWaveform(TrackId track) {
        return sql.find("""
                SELECT s.waveform FROM track t
                JOIN sound_analysis a ON a.track = t.id AND a.signature = t.signature
                JOIN sound_shape s ON s.track = t.id
                WHERE t.id = ?
                """, row -> {
            byte[] waveform = row.bytes(1);
            return waveform == null ? Waveform.EMPTY : Waveform.fromBytes(waveform);
        }, track.value());
    }

    @Override
    public List<AnalysisFailure> listFailures(int count) {
        return sql.list("""
                SELECT t.id, t.music_folder, t.path, a.error, a.analysed_at FROM sound_analysis a
                JOIN track t ON t.id = a.track AND t.signature = a.signature
                WHERE a.error IS NOT NULL AND t.missing = FALSE
                ORDER BY a.analysed_at DESC, t.id LIMIT ?
                """, row -> new AnalysisFailure(new TrackId(row.text(1)), row.integer(2), row.text(3), row.text(4),
                row.instant(5)), count);
    }

    @Override
    public void forgetFailures() {
        sql.change("DELETE FROM sound_analysis WHERE error IS NOT NULL");
    }

    @Override
    public List<Integer> listStaleAlbums() {
        return AlbumSounds.on(transactions.connection(), AlbumSounds::listStale);
    }

    @Override
    public List<AlbumSound> readAlbums(Collection<Integer> albums) {
        return AlbumSounds.on(transactions.connection(), sounds -> sounds.read(albums));
    }

    @Override
    public CatalogueVersion publish(Collection<AlbumSound> albums, Instant at) {
        return transactions.call(() -> {
            AlbumSounds.on(transactions.connection(), sounds -> {
                sounds.write(albums);
                return albums;
            });
            return versions.advance(at);
        });
    }

    @Override
    public boolean isPaused() {
        return settings.find(PAUSED).isPresent();
    }

    @Override
    public void setPaused(boolean paused) {
        if (paused) {
            settings.put(PAUSED, "true");
        } else {
            settings.remove(PAUSED);
        }
    }

    /// By key, page for page, so that neither database has to hold all of them.
    @Override
    public void forEach(int version, BiConsumer<TrackId, float[]> consumer) {
        String last = "";
        List<Stored> page = vectors(version, last);
        while (!page.isEmpty()) {
            page.forEach(stored -> consumer.accept(new TrackId(stored.track()), Vectors.fromBytes(stored.vector())));
            last = page.getLast().track();
            page = page.size() < VECTORS_AT_ONCE ? List.of() : vectors(version, last);
        }
    }

    private List<Stored> vectors(int version, String after) {
        return sql.list("""
                SELECT track, vector FROM sound_analysis
                WHERE track > ? AND vector_version = ? AND vector IS NOT NULL ORDER BY track LIMIT ?
                """, row -> {
            byte[] vector = row.bytes(2);
            return new Stored(row.text(1), vector == null ? new byte[0] : vector);
        }, after, version, VECTORS_AT_ONCE);
    }

    @SuppressWarnings("ArrayRecordComponent") // Lives for a page and is never compared.
    private record Stored(String track, byte[] vector) {}
}
