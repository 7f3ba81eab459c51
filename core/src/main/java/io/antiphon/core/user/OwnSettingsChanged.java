package io.antiphon.core.user;

import io.antiphon.core.event.Event;

/// Somebody set something else for themselves.
public record OwnSettingsChanged(UserId user) implements Event {}
