package io.antiphon.core.transfer;

import io.antiphon.core.user.UserId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How deeds are taken in.
///
/// @param dry whether nothing is written
/// @param preferImported whether ratings that come in replace those that are here
/// @param users names in what comes in, and whose they are here
/// @param only the account that everything of the one who is spoken of goes to, and no other account is touched; absent for all
public record TransferTerms(boolean dry, boolean preferImported, Map<String, String> users, @Nullable UserId only) {

    public TransferTerms {
        users = Map.copyOf(users);
    }

    public static TransferTerms plain(boolean dry) {
        return new TransferTerms(dry, false, Map.of(), null);
    }
}
