package io.antiphon.core.provider;

import java.util.function.Supplier;

/// Whether somebody waits for what is asked. Questions are patient unless said otherwise; an urgent one is asked before all patient
/// ones that wait for their turn.
public final class Urgency {

    private static final ScopedValue<Boolean> URGENT = ScopedValue.newInstance();

    private Urgency() {}

    /// Does something in this thread whose questions somebody waits for.
    public static <T> T urgently(Supplier<T> work) {
        return ScopedValue.where(URGENT, true).call(work::get);
    }

    public static boolean isUrgent() {
        return URGENT.orElse(false);
    }
}
