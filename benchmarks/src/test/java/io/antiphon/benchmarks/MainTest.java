package io.antiphon.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void optionsWithoutACommandAreThoseOfMeasure() {
        assertThat(said(2, "--url", "http://127.0.0.1:1")).contains("Missing required options",
                "antiphon bench measure");
    }

    @Test
    void aServerThatIsNotThereIsNamed() {
        assertThat(said(1, "--url", "http://127.0.0.1:1", "--user", "a", "--password", "b"))
                .contains("nothing answers for port 1 at http://127.0.0.1:1");
    }

    @Test
    void aCommandThatIsNamedIsTaken() {
        assertThat(said(2, "listeners")).contains("antiphon bench listeners");
    }

    private static String said(int code, String... arguments) {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThat(Main.execute(arguments)).isEqualTo(code);
        } finally {
            System.setErr(before);
        }
        return said.toString(StandardCharsets.UTF_8);
    }
}
