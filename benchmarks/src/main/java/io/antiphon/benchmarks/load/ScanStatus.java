package io.antiphon.benchmarks.load;

/// `getScanStatus`: `lastScan` is empty for servers that don't tell it.
public record ScanStatus(boolean scanning, int count, String lastScan) {}
