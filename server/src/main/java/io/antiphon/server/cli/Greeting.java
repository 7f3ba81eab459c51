package io.antiphon.server.cli;

import io.antiphon.server.Installation.FirstAdmin;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a start says: everything at the first, one line later.
///
/// @param addresses   where the server can be reached, the best first; never empty
/// @param fingerprint of the server's own certificate, if it has one
/// @param openTo      the address on which passwords travel unencrypted, if there is one
record Greeting(String version, List<String> addresses, List<Path> music, Path data, Optional<FirstAdmin> firstAdmin,
        Optional<String> fingerprint, Optional<String> openTo) {

    Greeting {
        addresses = List.copyOf(addresses);
        music = List.copyOf(music);
    }

    /// All of it in one piece, because whoever prints it piece by piece into a pipe finds the log's lines in between.
    String text() {
        StringBuilder text = new StringBuilder();
        firstAdmin.ifPresentOrElse(admin -> text.append(first(admin)),
                () -> text.append("Antiphon %s on %s%n".formatted(version, String.join(", ", addresses))));
        fingerprint.ifPresent(certificate -> text
                .append("The certificate is the server's own. Its fingerprint (SHA-256), to compare before you trust it:%n  %s%n"
                        .formatted(certificate)));
        if (music.isEmpty()) {
            text.append("There is no music folder yet: stop this and start it with --music DIR%n".formatted());
        }
        openTo.ifPresent(host -> text
                .append("WARNING: passwords and tokens travel unencrypted to %s (http.allow-plain-http).%n".formatted(
                        host)));
        return text.toString();
    }

    private String first(FirstAdmin admin) {
        StringBuilder text = new StringBuilder("%nAntiphon %s%n%n".formatted(version));
        addresses.forEach(address -> text.append(line("address", address)));
        music.forEach(folder -> text.append(line("music", folder.toString())));
        text.append(line("data", data.toString()));
        admin.password()
                .ifPresent(password -> text.append("%nYour account, shown only this once:%n%n".formatted())
                        .append(line("user", FirstAdmin.NAME))
                        .append(line("password", password)));
        return text.append("%nIn a Subsonic app, add a server with%n%n".formatted())
                .append(line("server", addresses.getFirst()))
                .append(line("user", FirstAdmin.NAME))
                .append(line("password",
                        admin.appPassword()
                                .orElse("an app-password: ./antiphon users app-password " + FirstAdmin.NAME)))
                .append(System.lineSeparator())
                .toString();
    }

    private static String line(String name, String value) {
        return "  %-10s %s%n".formatted(name, value);
    }
}
