package io.antiphon.server.cli;

/// Where the program begins.
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        // TLS 1.2 lets a client agree anew as often as it likes, which costs it next to nothing (RFC 9325, 3.4). Read once, by the first TLS.
        System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
        System.exit(CommandLineProgram.run(arguments));
    }
}
