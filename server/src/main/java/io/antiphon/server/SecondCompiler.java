package io.antiphon.server;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/// HotSpot's second compiler. What it makes of a scan's code takes as long as the scan itself and comes too late for it, so it is
/// held back from the start of the program on until a library was read for the first time. Afterwards, and soon after the start of a
/// server that has its library, it compiles what requests need, as ever.
///
/// On another JVM nothing happens.
public final class SecondCompiler {

    private static final Logger LOG = System.getLogger(SecondCompiler.class.getName());

    /// SHA-256, and SHA-1 for random numbers, are left to it: as intrinsics they are many times as fast. Not the methods that the
    /// intrinsics stand for, which are large. The loop that mixes random numbers is left to it as well: the first compiler would
    /// make it anew for each block.
    private static final String DIRECTIVES = """
            [ { match: ["sun/security/provider/SHA2.implCompress", "sun/security/provider/SHA.implCompress",
                        "sun/security/provider/DigestBase.*", "sun/security/provider/NativePRNG$RandomIO.implNextBytes"],
                c2: { Exclude: false } },
              { match: "*.*", c2: { Exclude: true } } ]
            """;
    private static final int DIRECTIVE_COUNT = 2;

    /// For when there is no reason to wait.
    public static final Hold NOT_HELD = () -> {};

    private SecondCompiler() {}

    /// Until the result is closed. Not to be nested.
    public static Hold holdBack() {
        try {
            Path file = Files.createTempFile("antiphon-compiler", ".json");
            try {
                Files.writeString(file, DIRECTIVES);
                command("Compiler.directives_add \"%s\"".formatted(file));
            } finally {
                Files.delete(file);
            }
            AtomicBoolean held = new AtomicBoolean(true);
            return () -> {
                if (held.getAndSet(false)) {
                    release();
                }
            };
        } catch (IOException | ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.DEBUG, "The second compiler cannot be held back", e);
            return NOT_HELD;
        }
    }

    /// A compiler that waits. It is let go once, however often it is closed.
    @FunctionalInterface
    public interface Hold extends AutoCloseable {

        @Override
        void close();
    }

    private static void release() {
        try {
            for (int i = 0; i < DIRECTIVE_COUNT; i++) {
                command("Compiler.directives_remove");
            }
        } catch (ReflectiveOperationException e) {
            LOG.log(Level.WARNING, "The second compiler stays held back until the next start", e);
        }
    }

    /// The virtual machine's own entry for commands. Asking the platform's MBean server, which is the public way to it, first makes every
    /// bean there is and has the help of each command written, for which the flight recorder reads its settings: a twentieth of a first
    /// start. The jar's manifest opens the package; where it does not, nothing is held back.
    private static void command(String command) throws ReflectiveOperationException {
        // Loads the native half of the class below.
        Class.forName("com.sun.management.internal.PlatformMBeanProviderImpl");
        Class<?> type = Class.forName("com.sun.management.internal.DiagnosticCommandImpl");
        Method instance = type.getDeclaredMethod("getDiagnosticCommandMBean");
        Method execute = type.getDeclaredMethod("executeDiagnosticCommand", String.class);
        if (!instance.trySetAccessible() || !execute.trySetAccessible()) {
            throw new IllegalAccessException(type.getPackageName() + " is not open");
        }
        execute.invoke(instance.invoke(null), command);
    }
}
