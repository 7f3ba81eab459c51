package io.antiphon.server.cli;

/// Where the program begins.
public final class Main {

    /// The JDK's name for how many virtual threads run at a time; read once, by the first of them.
    private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";
    private static final int LEAST_CARRIERS = 8;

    private Main() {}

    public static void main(String[] arguments) {
        // TLS 1.2 lets a client agree anew as often as it likes, which costs it next to nothing (RFC 9325, 3.4). Read once, by the first TLS.
        System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
        // A virtual thread keeps its carrier while native code hashes a password and while it waits for a class that another one initialises.
        // On a small machine, with one carrier for each processor, two such requests would make all others wait, or wait for each other.
        if (System.getProperty(CARRIERS) == null) {
            int carriers = Math.max(Runtime.getRuntime().availableProcessors(), LEAST_CARRIERS);
            System.setProperty(CARRIERS, Integer.toString(carriers));
        }
        System.exit(CommandLineProgram.run(arguments));
    }
}
