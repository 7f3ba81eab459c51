package io.antiphon.nativeapi.http;

/// What calls are read and answered with.
public record Kit(Json json, Cursors cursors) {}
