package io.antiphon.nativeapi;

/// Who may call a route. `ACCOUNT` is for what makes or shows credentials: for users whose own credential is not narrowed, because
/// a narrowed one could make itself one that is not.
enum Access {
    ANYONE, USER, ACCOUNT, ADMIN
}
