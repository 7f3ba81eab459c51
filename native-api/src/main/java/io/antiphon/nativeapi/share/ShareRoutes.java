package io.antiphon.nativeapi.share;

import io.antiphon.core.sharing.Expiry;
import io.antiphon.core.sharing.Share;
import io.antiphon.core.sharing.ShareChange;
import io.antiphon.core.sharing.ShareId;
import io.antiphon.core.sharing.ShareWish;
import io.antiphon.core.sharing.SharedItem;
import io.antiphon.core.user.Scopes;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.Paging;
import io.antiphon.nativeapi.http.ProblemException;
import io.antiphon.nativeapi.http.ProblemType;
import io.antiphon.nativeapi.http.Route;
import io.antiphon.nativeapi.share.ShareBodies.Change;
import io.antiphon.nativeapi.share.ShareBodies.NewShare;
import io.antiphon.nativeapi.share.ShareBodies.ShareBody;
import io.antiphon.nativeapi.share.ShareBodies.SharePage;
import io.helidon.http.Method;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Shares, for those who make them: one's own, for who manages accounts all.
public final class ShareRoutes {

    private static final String ALL = "/shares";
    private static final String ONE = "/shares/{id}";
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final SharePorts ports;

    private ShareRoutes(SharePorts ports) {
        this.ports = ports;
    }

    public static List<Route> routes(SharePorts ports) {
        return Stream.concat(new ShareRoutes(ports).routes(), new VisitorRoutes(ports).routes()).toList();
    }

    private Stream<Route> routes() {
        return Stream.of(
                new Route(Method.GET, ALL, Access.USER, "Lists your shares, the newest first", this::list)
                        .query(Paging.PARAMETERS)
                        .gives(SharePage.class),
                new Route(Method.POST, ALL, Access.SHARE,
                        "Shows albums, artists, tracks or playlists to whoever has the link", this::create)
                        .takes(NewShare.class)
                        .gives(201, ShareBody.class)
                        .repeatable()
                        .mayFail(ProblemType.NOT_FOUND),
                new Route(Method.GET, ONE, Access.USER, "Shows a share", call -> shown(call, require(call)))
                        .gives(ShareBody.class)
                        .kept(),
                new Route(Method.PATCH, ONE, Access.SHARE, "Changes a share; what is absent stays", this::change)
                        .takes(Change.class)
                        .gives(ShareBody.class)
                        .guarded()
                        .mayFail(ProblemType.CONFLICT),
                new Route(Method.DELETE, ONE, Access.USER,
                        "Takes a share back at once, for those who look at it, too", this::delete));
    }

    private Answer list(Call call) {
        List<Share> all = ports.sharing().list(call.user());
        Paging.Wish wish = Paging.wish(call);
        int begin = Math.min(wish.after().offset(), all.size());
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).id().value().equals(wish.after().last())) {
                begin = i + 1;
            }
        }
        List<Share> page = all.subList(begin, (int) Math.min(all.size(), (long) begin + wish.limit()));
        String last = page.isEmpty() ? null : page.getLast().id().value();
        return Answer.ok(new SharePage(page.stream().map(share -> body(call, share)).toList(),
                Paging.next(call, begin, page.size(), all.size(), last), all.size()));
    }

    private Answer create(Call call) {
        NewShare body = call.body(NewShare.class);
        List<SharedItem> items = body.items().stream().map(item -> ShareItems.read(item.kind(), item.id())).toList();
        Share made = ports.sharing()
                .create(call.user(), call.viewer(ports.musicFolders()), items,
                        new ShareWish(body.description(), moment(body.expiresAt()), body.password(),
                                !Boolean.FALSE.equals(body.downloads())));
        ShareBody shown = body(call, made);
        return Answer.created(shown).tagged(etag(made, shown)).at("shares/" + made.id().value());
    }

    private Answer change(Call call) {
        Share before = require(call);
        // Somebody's visit is no change of theirs.
        call.requireMatch(tag -> tag.startsWith(state(before) + "."));
        Change body = call.body(Change.class);
        return shown(call, ports.sharing()
                .update(call.user(), before, new ShareChange(body.description(), expiry(body.expiresAt()),
                        body.password(), body.downloads())));
    }

    private Answer delete(Call call) {
        ports.sharing().delete(call.user(), new ShareId(call.parameter("id")));
        return Answer.none();
    }

    private Share require(Call call) {
        return ports.sharing().show(call.user(), new ShareId(call.parameter("id")));
    }

    private Answer shown(Call call, Share share) {
        ShareBody shown = body(call, share);
        return Answer.kept(shown, etag(share, shown));
    }

    private ShareBody body(Call call, Share share) {
        return ShareBody.of(share,
                ports.sharing().items(call.user(), call.viewer(ports.musicFolders()), share),
                ports.links().apply(share.id(), call.request()), ports.clock().instant());
    }

    /// Visits, the end, and what of the items is in sight are told by the tag, and are no change of anybody's.
    private static String etag(Share share, ShareBody shown) {
        return "%s.%d-%d%s".formatted(state(share), shown.visitCount(), shown.items().size(),
                shown.expired() ? "x" : "");
    }

    private static String state(Share share) {
        return "%s-%d".formatted(share.id().value(), share.version());
    }

    private static @Nullable Expiry expiry(@Nullable String expiresAt) {
        Instant moment = moment(expiresAt);
        return expiresAt == null ? null : moment == null ? new Expiry.Never() : new Expiry.At(moment);
    }

    private static @Nullable Instant moment(@Nullable String text) {
        Instant moment = text == null || text.isEmpty() ? null : Scopes.moment(text);
        if (moment != null && (moment.isBefore(Instant.EPOCH) || moment.isAfter(LATEST))) {
            throw new ProblemException(ProblemType.INVALID_BODY,
                    "`expiresAt` is a moment from 1970 to 9999, or empty for never", "expiresAt");
        }
        return moment;
    }
}
