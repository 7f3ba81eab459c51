package io.antiphon.subsonic.response;

import java.util.List;

/// What users said, the newest first.
public record ChatMessages(List<ChatMessage> chatMessage) {}
