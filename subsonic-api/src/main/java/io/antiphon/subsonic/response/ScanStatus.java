package io.antiphon.subsonic.response;

/// How a scan stands.
public record ScanStatus(boolean scanning, long count) {}
