package io.antiphon.persistence.analysis;

import io.antiphon.core.analysis.MusicalKey;
import io.antiphon.core.analysis.PendingTrack;
import io.antiphon.core.analysis.SoundAnalysis;
import io.antiphon.core.analysis.SoundFeatures;
import io.antiphon.persistence.Sql;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Writes the result of one track, in place of an older one. To be called inside a transaction.
final class AnalysisWriter {

    private static final int MAX_REASON = 2_000;
    private static final int MAX_FINGERPRINT = 20_000;
    private static final int PITCH_CLASSES = 12;

    private final Sql sql;

    AnalysisWriter(Sql sql) {
        this.sql = sql;
    }

    void save(PendingTrack track, int version, SoundAnalysis analysis, Instant at) {
        Optional<SoundFeatures> features = analysis.features();
        delete(track);
        sql.change("""
                INSERT INTO sound_analysis (track, version, signature, analysed_at, duration_ms, loudness, true_peak, histogram, tempo, music_key,
                    vector_version, vector)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, track.id().value(), version, track.signature(), at.toEpochMilli(), analysis.duration().toMillis(),
                number(analysis.loudness().integrated()), analysis.loudness().truePeak(),
                analysis.loudness().histogram().toBytes(),
                features.map(SoundFeatures::tempo).map(AnalysisWriter::number).orElse(null),
                features.flatMap(SoundFeatures::key).map(AnalysisWriter::number).orElse(null),
                features.map(SoundFeatures::version).orElse(null),
                features.map(SoundFeatures::vector).map(Vectors::toBytes).orElse(null));
        sql.change("INSERT INTO sound_shape (track, waveform, fingerprint) VALUES (?, ?, ?)", track.id().value(),
                analysis.waveform().toBytes(),
                analysis.fingerprint().filter(text -> text.length() <= MAX_FINGERPRINT).orElse(null));
    }

    void saveFailure(PendingTrack track, int version, String reason, Instant at) {
        delete(track);
        sql.change("INSERT INTO sound_analysis (track, version, signature, analysed_at, error) VALUES (?, ?, ?, ?, ?)",
                track.id().value(), version, track.signature(), at.toEpochMilli(),
                reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) : reason);
    }

    /// As [#number(MusicalKey)] made it.
    static MusicalKey keyOf(int number) {
        return new MusicalKey(number % PITCH_CLASSES,
                number < PITCH_CLASSES ? MusicalKey.Mode.MAJOR : MusicalKey.Mode.MINOR);
    }

    private static int number(MusicalKey key) {
        return switch (key.mode()) {
            case MAJOR -> key.tonic();
            case MINOR -> key.tonic() + PITCH_CLASSES;
        };
    }

    private static @Nullable Double number(OptionalDouble value) {
        return value.isPresent() ? Double.valueOf(value.getAsDouble()) : null;
    }

    private void delete(PendingTrack track) {
        sql.change("DELETE FROM sound_analysis WHERE track = ?", track.id().value());
        sql.change("DELETE FROM sound_shape WHERE track = ?", track.id().value());
    }
}
