package io.antiphon.core.audit;

import java.util.function.Supplier;

/// Who does something and from where, for as long as it is done: the doors of the server say it once, so that no use case has to pass
/// it on.
///
/// @param actor name of an account; empty for nobody
/// @param address empty for this machine's own commands
public record Origin(String actor, String address) {

    private static final ScopedValue<Origin> CURRENT = ScopedValue.newInstance();
    private static final Origin MACHINE = new Origin("operator", "");

    /// Does something on behalf of this one.
    public <T> T during(Supplier<T> work) {
        return ScopedValue.where(CURRENT, this).call(work::get);
    }

    /// The operator of this machine when nobody said anything else.
    static Origin current() {
        return CURRENT.orElse(MACHINE);
    }
}
