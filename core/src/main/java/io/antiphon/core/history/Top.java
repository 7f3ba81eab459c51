package io.antiphon.core.history;

import io.antiphon.core.library.ItemId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Something that was played, and how much.
///
/// @param artist as displayed; absent for an artist
public record Top(ItemId item, String name, @Nullable String artist, long plays, Duration listened) {}
