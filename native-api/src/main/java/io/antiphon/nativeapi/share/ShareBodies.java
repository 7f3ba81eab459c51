package io.antiphon.nativeapi.share;

import io.antiphon.core.sharing.Share;
import io.antiphon.core.sharing.SharedItem;
import io.antiphon.nativeapi.http.Field;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is sent and answered about shares by their owners.
final class ShareBodies {

    static final int LONGEST_DESCRIPTION = 10_000;
    static final int LONGEST_PASSWORD = 500;
    static final int MOST_ITEMS = 1_000;

    private ShareBodies() {}

    record ItemBody(@Field(oneOf = ShareItems.Kind.class) String kind, @Field(most = 40) String id) {}

    record NewShare(@Field(value = "At least one, in the order they are shown", most = MOST_ITEMS) List<ItemBody> items,
            @Field(most = LONGEST_DESCRIPTION) @Nullable String description,
            @Field(value = "That visitors are asked for first; absent for none",
                    most = LONGEST_PASSWORD) @Nullable String password,
            @Field(value = "Absent for never", example = "2099-01-01T00:00:00Z") @Nullable String expiresAt,
            @Field("Whether visitors may save the files, as far as you may; true when absent") @Nullable Boolean downloads) {

        NewShare {
            items = List.copyOf(items);
        }
    }

    record Change(@Field(most = LONGEST_DESCRIPTION) @Nullable String description,
            @Field(value = "Empty for none. Any change of it ends what visitors have open",
                    most = LONGEST_PASSWORD) @Nullable String password,
            @Field(value = "Empty for never", example = "2099-01-01T00:00:00Z") @Nullable String expiresAt,
            @Nullable Boolean downloads) {}

    record ShareBody(String id, @Field("The page for people without an account") String url,
            @Field("The owner's user name") String owner, @Nullable String description,
            @Field("Whether visitors are asked for a password") boolean guarded, boolean downloads, String createdAt,
            @Nullable String expiresAt, @Field("Whether it has expired") boolean expired,
            @Nullable String lastVisitedAt, int visitCount,
            @Field("Those that you may see") List<ItemBody> items) {

        ShareBody {
            items = List.copyOf(items);
        }

        static ShareBody of(Share share, List<SharedItem> items, URI link, Instant now) {
            return new ShareBody(share.id().value(), link.toString(), share.ownerName(), share.description(),
                    share.isGuarded(), share.terms().downloads(), share.createdAt().toString(),
                    text(share.expiresAt()), share.isExpired(now), text(share.lastVisitedAt()), share.visitCount(),
                    items.stream().map(ShareItems::write).toList());
        }

        private static @Nullable String text(@Nullable Instant moment) {
            return moment == null ? null : moment.toString();
        }
    }

    /// @param next the cursor of the next page; absent at the end
    /// @param total of the whole list
    record SharePage(List<ShareBody> items, @Nullable String next, int total) {

        SharePage {
            items = List.copyOf(items);
        }
    }
}
