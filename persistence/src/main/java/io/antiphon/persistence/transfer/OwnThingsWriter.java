package io.antiphon.persistence.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.relation.RelationId;
import io.antiphon.core.relation.RelationKind;
import io.antiphon.core.relation.TrackRelation;
import io.antiphon.core.slice.SliceId;
import io.antiphon.core.slice.TrackSlice;
import io.antiphon.core.slice.TrackSlice.Span;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.personal.JdbcOwnCollections;
import io.antiphon.persistence.personal.JdbcTrackRelations;
import io.antiphon.persistence.personal.JdbcTrackSlices;
import io.antiphon.persistence.personal.PersonalVersions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// Takes in collections, slices and relations. What is here already stays.
final class OwnThingsWriter {

    private final JdbcOwnCollections collections;
    private final JdbcTrackSlices slices;
    private final JdbcTrackRelations relations;
    private final BiFunction<String, String, Optional<String>> finder;
    private final Supplier<String> ids;
    private final ImportReport report;
    private final boolean dry;

    /// @param finder the id here of a type and a `ref`; tells the report when there is none
    OwnThingsWriter(Database database, PersonalVersions versions, BiFunction<String, String, Optional<String>> finder,
            Supplier<String> ids, ImportReport report, boolean dry) {
        this.collections = new JdbcOwnCollections(database, versions);
        this.slices = new JdbcTrackSlices(database);
        this.relations = new JdbcTrackRelations(database);
        this.finder = finder;
        this.ids = ids;
        this.report = report;
        this.dry = dry;
    }

    private Optional<TrackId> track(JsonNode line) {
        return finder.apply("track", line.path("item").asText("")).map(TrackId::new);
    }

    /// Whether it is to be written.
    private boolean isWanted(String type, boolean known) {
        if (known) {
            report.knew(type);
        } else {
            report.took(type);
        }
        return !known && !dry;
    }

    void collected(UserId user, JsonNode line) {
        track(line).filter(track -> isWanted("collection", collections.contains(user, track)))
                .ifPresent(track -> collections.add(user, List.of(track),
                        DeedWriter.moment(line, "addedAt", Instant.EPOCH)));
    }

    void slice(UserId owner, JsonNode line) {
        Span span = new Span(line.path("name").asText(""), line.path("startMs").asLong(), line.path("endMs").asLong(),
                line.path("padMs").asLong(), line.path("shared").asBoolean());
        track(line).filter(track -> isWanted("slice", slices.listOf(track, owner)
                .stream()
                .anyMatch(known -> known.owner().equals(owner) && known.span().equals(span)))).ifPresent(track -> {
                    Instant created = DeedWriter.moment(line, "createdAt", Instant.EPOCH);
                    slices.insert(new TrackSlice(new SliceId(ids.get()), track, owner, span, 1, created,
                            DeedWriter.moment(line, "changedAt", created)));
                });
    }

    void relation(JsonNode line) {
        boolean toAlbum = line.path("of").asText("").equals("album");
        RelationKind kind = RelationKind.valueOf(line.path("relation").asText(""));
        Optional<ItemId> target = finder.apply(toAlbum ? "album" : "track", line.path("target").asText(""))
                .map(id -> toAlbum ? new AlbumId(id) : new TrackId(id));
        Optional<TrackId> track = track(line);
        if (target.isEmpty() || track.isEmpty()) {
            return;
        }
        boolean known = relations.listOf(track.get())
                .stream()
                .anyMatch(one -> one.from().equals(track.get()) && one.kind() == kind && one.to().equals(target.get()));
        if (isWanted("relation", known)) {
            Instant created = DeedWriter.moment(line, "createdAt", Instant.EPOCH);
            relations.insert(new TrackRelation(new RelationId(ids.get()), track.get(), kind, target.get(),
                    line.path("note").asText(null), 1, created, DeedWriter.moment(line, "changedAt", created)));
        }
    }
}
