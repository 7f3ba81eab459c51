package io.antiphon.subsonic.parameter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the chat chapter takes.
public interface ChatParameters {

    /// `getChatMessages`: those later than `since`.
    record MessagesSince(@Nullable Instant since) {}

    /// `addChatMessage`.
    record AddChatMessage(String message) {}
}
