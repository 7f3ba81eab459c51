package io.antiphon.persistence;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Passes on that something changed, without what. Listeners must return at once and not throw.
public final class ChangeSignal {

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    public void raise() {
        listeners.forEach(Runnable::run);
    }
}
