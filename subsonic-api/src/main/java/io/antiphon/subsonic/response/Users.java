package io.antiphon.subsonic.response;

import java.util.List;

/// All accounts.
public record Users(List<User> user) {}
