package io.antiphon.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.server.Installation.FirstAdmin;
import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GreetingTest {

    private static final Path DATA = Path.of("data");
    private static final Path MUSIC = Path.of("music");
    private static final List<String> ADDRESSES = List.of("https://music.example:4533", "https://192.0.2.1:4533");

    @Test
    void theFirstStartSaysEverythingAndALaterOneItsAddresses() {
        FirstAdmin admin = new FirstAdmin(Optional.of("secret-login"), Optional.of("secret-app"));
        assertThat(greeting(Optional.of(admin)).text().lines()).containsExactly("", "Antiphon 1.2.3", "",
                "  address    https://music.example:4533", "  address    https://192.0.2.1:4533",
                "  music      music", "  data       data", "", "Your account, shown only this once:", "",
                "  user       admin", "  password   secret-login", "", "In a Subsonic app, add a server with", "",
                "  server     https://music.example:4533", "  user       admin", "  password   secret-app", "");
        assertThat(greeting(Optional.empty()).text().lines())
                .containsExactly("Antiphon 1.2.3 on https://music.example:4533, https://192.0.2.1:4533");
    }

    @Test
    void whatToMindIsSaidBelow() {
        Greeting greeting = new Greeting("1.2.3", ADDRESSES, List.of(), DATA, Optional.empty(), Optional.of("AB:CD"),
                Optional.of("0.0.0.0"));
        assertThat(greeting.text()).contains("  AB:CD").contains("--music DIR").contains("unencrypted to 0.0.0.0");
    }

    @Test
    void allOfItIsWrittenAtOnceSoThatTheLogCannotComeInBetween() {
        List<String> writes = new ArrayList<>();
        OutputStream pipe = new OutputStream() {

            @Override
            public void write(int b) {
                writes.add(Character.toString(b));
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                writes.add(new String(bytes, from, length, StandardCharsets.UTF_8));
            }
        };
        // As System.out is made, and the terminal's own stream over it.
        PrintStream system = new PrintStream(new BufferedOutputStream(pipe, 8192), false, StandardCharsets.UTF_8);
        PrintStream out = new PrintStream(system, true, StandardCharsets.UTF_8);
        String text = greeting(Optional.of(new FirstAdmin(Optional.of("a"), Optional.empty()))).text();
        out.print(text);
        out.flush();
        assertThat(writes).containsExactly(text);
    }

    private static Greeting greeting(Optional<FirstAdmin> admin) {
        return new Greeting("1.2.3", ADDRESSES, List.of(MUSIC), DATA, admin, Optional.empty(), Optional.empty());
    }
}
