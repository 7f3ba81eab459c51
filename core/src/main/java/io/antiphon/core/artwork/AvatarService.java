package io.antiphon.core.artwork;

import io.antiphon.core.LibraryException;
import io.antiphon.core.user.User;
import io.antiphon.core.user.Users;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;

/// Sets the pictures that people show of themselves. What they send is never kept or sent on as it is: it is decoded, scaled and encoded
/// anew, so that nothing but a picture of a modest size is left of it.
public final class AvatarService {

    /// What a camera writes; larger ones are refused before they are decoded.
    public static final int MAX_BYTES = 10 << 20;
    private static final int EDGE = 512;
    private static final Set<String> KINDS = Set.of("image/jpeg", "image/png", "image/gif", "image/webp");

    private final Users users;
    private final PictureScaler scaler;
    private final Clock clock;

    public AvatarService(Users users, PictureScaler scaler, Clock clock) {
        this.users = users;
        this.scaler = scaler;
        this.clock = clock;
    }

    /// @param picture JPEG, PNG, GIF or WebP, whatever it was said to be
    /// @throws LibraryException.Invalid when it is none, is damaged, or is too large
    public void set(User user, byte[] picture) {
        if (picture.length > MAX_BYTES) {
            throw new LibraryException.Invalid("an avatar has at most %d bytes".formatted(MAX_BYTES));
        }
        if (!KINDS.contains(scaler.contentTypeOf(picture))) {
            throw new LibraryException.Invalid("an avatar is a JPEG, PNG, GIF or WebP picture, and this is none");
        }
        users.setAvatar(user.id(), scaled(picture), clock.instant());
    }

    public void remove(User user) {
        users.setAvatar(user.id(), null, clock.instant());
    }

    private byte[] scaled(byte[] picture) {
        try {
            return scaler.scale(picture, EDGE).bytes();
        } catch (IOException e) {
            throw new LibraryException.Invalid("this picture cannot be used: %s".formatted(e.getMessage()));
        }
    }
}
