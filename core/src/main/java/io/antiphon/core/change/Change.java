package io.antiphon.core.change;

/// One thing as it stands now: there, or gone from the viewer's sight.
public record Change(ChangeKind kind, String id, boolean deleted) {}
