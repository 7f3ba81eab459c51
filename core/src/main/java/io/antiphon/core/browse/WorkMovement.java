package io.antiphon.core.browse;

import io.antiphon.core.library.Movement;

/// A movement of a work, and how many tracks are in sight that hold it.
public record WorkMovement(Movement movement, int trackCount) {}
