package io.antiphon.core.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Passes events to listeners in this process, on the thread of whoever tells. A listener must not block or throw.
public final class Events {

    private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();

    public void publish(Event event) {
        listeners.forEach(listener -> listener.accept(event));
    }

    /// @return ends the subscription when run
    public Runnable subscribe(Consumer<Event> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
