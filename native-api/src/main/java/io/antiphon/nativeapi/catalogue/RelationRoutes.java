package io.antiphon.nativeapi.catalogue;

import io.antiphon.core.library.AlbumId;
import io.antiphon.core.relation.RelationId;
import io.antiphon.core.relation.RelationKind;
import io.antiphon.core.relation.TrackRelation;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.Field;
import io.antiphon.nativeapi.http.LibraryIds;
import io.antiphon.nativeapi.http.Names;
import io.antiphon.nativeapi.http.ProblemType;
import io.antiphon.nativeapi.http.Route;
import io.helidon.http.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How tracks relate to others: read by everybody, said by those who may edit tags.
final class RelationRoutes {

    private static final String ONE = "/relations/{id}";

    private final CataloguePorts ports;
    private final Sight sight;

    RelationRoutes(CataloguePorts ports) {
        this.ports = ports;
        this.sight = new Sight(ports);
    }

    List<Route> routes() {
        return List.of(
                new Route(Method.GET, "/tracks/{id}/relations", Access.USER,
                        "Lists the relations that begin or end at a track", this::list)
                        .gives(Relations.class)
                        .kept(),
                new Route(Method.POST, "/tracks/{id}/relations", Access.TAGS,
                        "Says what a track is of another track, or of an album", this::add)
                        .takes(NewRelation.class)
                        .gives(201, RelationBody.class)
                        .repeatable(),
                new Route(Method.GET, ONE, Access.USER, "Shows a relation", call -> shown(require(call)))
                        .gives(RelationBody.class)
                        .kept(),
                new Route(Method.PATCH, ONE, Access.TAGS, "Changes a relation; what is absent stays", this::change)
                        .takes(Change.class)
                        .gives(RelationBody.class)
                        .guarded()
                        .mayFail(ProblemType.CONFLICT),
                new Route(Method.DELETE, ONE, Access.TAGS, "Deletes a relation", this::delete).guarded()
                        .mayFail(ProblemType.CONFLICT));
    }

    private Answer list(Call call) {
        return Answer.ok(new Relations(ports.relations()
                .list(sight.viewer(call), LibraryIds.track(call.parameter("id")))
                .stream()
                .map(RelationBody::of)
                .toList()));
    }

    private Answer add(Call call) {
        NewRelation body = call.body(NewRelation.class);
        TrackRelation made = ports.relations()
                .add(call.user(), sight.viewer(call), LibraryIds.track(call.parameter("id")),
                        Names.read(RelationKind.class, body.kind()), bare(body.to()), body.note());
        return Answer.created(RelationBody.of(made)).tagged(etag(made)).at("../../relations/" + made.id().value());
    }

    private Answer change(Call call) {
        TrackRelation before = require(call);
        call.requireMatch(etag(before));
        Change body = call.body(Change.class);
        return shown(ports.relations()
                .change(call.user(), sight.viewer(call), before,
                        body.kind() == null ? null : Names.read(RelationKind.class, body.kind()),
                        body.to() == null ? null : bare(body.to()), body.note()));
    }

    private Answer delete(Call call) {
        TrackRelation before = require(call);
        call.requireMatch(etag(before));
        ports.relations().delete(call.user(), before);
        return Answer.none();
    }

    private TrackRelation require(Call call) {
        return ports.relations().find(sight.viewer(call), new RelationId(call.parameter("id")));
    }

    private static Answer shown(TrackRelation relation) {
        return Answer.kept(RelationBody.of(relation), etag(relation));
    }

    private static String etag(TrackRelation relation) {
        return "%s-%d".formatted(relation.id().value(), relation.version());
    }

    private static String bare(String id) {
        return id.startsWith("al-") ? LibraryIds.album(id).value() : LibraryIds.track(id).value();
    }

    record NewRelation(@Field(oneOf = RelationKind.class) String kind,
            @Field(value = "The id of a track, or of an album for `part-of-release`", most = 40) String to,
            @Field(most = 2_000) @Nullable String note) {}

    record Change(@Field(oneOf = RelationKind.class) @Nullable String kind, @Field(most = 40) @Nullable String to,
            @Field(value = "Empty for none", most = 2_000) @Nullable String note) {}

    record Relations(List<RelationBody> items) {

        Relations {
            items = List.copyOf(items);
        }
    }

    /// A track is a `kind` `to`.
    record RelationBody(String id, String trackId, @Field(oneOf = RelationKind.class) String kind,
            @Field("Absent where it is an album") @Nullable String toTrackId,
            @Field("Absent where it is a track") @Nullable String toAlbumId, @Nullable String note, String createdAt,
            String changedAt) {

        static RelationBody of(TrackRelation relation) {
            boolean album = relation.to() instanceof AlbumId;
            return new RelationBody(relation.id().value(), relation.from().value(), Names.written(relation.kind()),
                    album ? null : relation.to().value(), album ? relation.to().value() : null, relation.note(),
                    relation.createdAt().toString(), relation.changedAt().toString());
        }
    }
}
