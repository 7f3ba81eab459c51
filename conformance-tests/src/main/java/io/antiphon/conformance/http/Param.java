package io.antiphon.conformance.http;

/// One parameter as it is sent.
public record Param(String name, String value) {}
