package io.antiphon.conformance.suite;

import java.util.List;
import java.util.Map;

/// What the server says about itself.
///
/// @param extensions the versions of each advertised extension
public record ServerProfile(String type, String serverVersion, String version, boolean openSubsonic,
        Map<String, List<Integer>> extensions) {

    public boolean advertises(String extension) {
        return extensions.containsKey(extension);
    }

    public boolean advertises(String extension, int version) {
        return extensions.getOrDefault(extension, List.of()).contains(version);
    }

    /// Whether the protocol version is at least `1.minor`.
    public boolean atLeast(int minor) {
        String[] parts = version.split("\\.", -1);
        try {
            return Integer.parseInt(parts[0]) > 1 || (parts.length > 1 && Integer.parseInt(parts[1]) >= minor);
        } catch (NumberFormatException e) {
            return true;
        }
    }
}
