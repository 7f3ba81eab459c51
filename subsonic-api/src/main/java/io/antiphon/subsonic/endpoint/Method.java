package io.antiphon.subsonic.endpoint;

/// The ways to ask.
public enum Method {
    GET, HEAD, POST
}
