package io.antiphon.nativeapi.http;

import org.jspecify.annotations.Nullable;

/// A problem document (RFC 9457).
///
/// @param type one of [ProblemType]
/// @param parameter the parameter or field to blame; absent when there is none
public record Problem(String type, String title, int status, String detail, @Nullable String parameter) {

    public static Problem of(ProblemType type, String detail, @Nullable String parameter) {
        return new Problem(type.uri(), type.title(), type.status(), detail, parameter);
    }
}
