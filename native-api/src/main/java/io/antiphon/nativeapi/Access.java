package io.antiphon.nativeapi;

/// Who may call a route.
enum Access {
    ANYONE, USER, ADMIN
}
