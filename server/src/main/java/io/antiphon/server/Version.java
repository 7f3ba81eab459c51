package io.antiphon.server;

/// The program's version, from the jar's manifest.
public final class Version {

    private Version() {}

    /// `dev` when not run from a jar.
    public static String current() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }
}
