package io.antiphon.testing;

import java.lang.reflect.InvocationTargetException;
import java.util.stream.Stream;

/// All threads of this process, virtual ones too, which `Thread.getAllStackTraces` leaves out.
///
/// A dump of threads has them as well, but must not be asked for while virtual threads come and go: it can end a Java 25
/// by SIGABRT (JDK-8364343). The list and `Thread.getStackTrace` can always be asked. Needs
/// `--add-exports java.base/jdk.internal.vm=ALL-UNNAMED`, as tests have it.
public final class LiveThreads {

    private static final String PACKAGE = "jdk.internal.vm.";

    private LiveThreads() {}

    /// Those that live at this moment, once each, in no order.
    public static Stream<Thread> all() {
        try {
            return below(Class.forName(PACKAGE + "ThreadContainers").getMethod("root").invoke(null));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Java lists no virtual threads", e);
        }
    }

    private static Stream<Thread> below(Object container) {
        return Stream.concat(LiveThreads.<Thread>of(container, "threads"),
                LiveThreads.<Object>of(container, "children").flatMap(LiveThreads::below));
    }

    @SuppressWarnings("unchecked")
    private static <T> Stream<T> of(Object container, String method) {
        try {
            return (Stream<T>) Class.forName(PACKAGE + "ThreadContainer").getMethod(method).invoke(container);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Java lists no virtual threads", e);
        }
    }
}
