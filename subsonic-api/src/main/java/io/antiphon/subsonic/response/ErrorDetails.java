package io.antiphon.subsonic.response;

import org.jspecify.annotations.Nullable;

/// Why a request failed.
public record ErrorDetails(int code, String message, @OpenSubsonic @Nullable String helpUrl) {}
