package io.antiphon.server.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.server.attack.Registry.Entry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same in the parameters that every endpoint takes. Apart, because so many wrong credentials close the door for a while.
class CredentialInjectionIT {

    private static final List<String> COMMON = List.of("v", "c", "f", "callback", "u", "p", "t", "s", "apiKey");

    @TempDir
    static Path directory;

    private static Target target;

    @BeforeAll
    static void start() throws Exception {
        target = Target.start(directory);
    }

    @AfterAll
    static void stop() {
        target.close();
    }

    @Test
    void noValueOfTheCommonParametersBreaksAnything() throws Exception {
        List<String> broken = new ArrayList<>();
        Entry ping = new Entry("ping", "users", List.of());
        for (String name : COMMON) {
            for (String value : InjectionIT.VALUES) {
                String query = "%s=%s&u=admin&p=x&v=1.16.1&c=attack".formatted(name, Target.encoded(value));
                InjectionIT.judge(target.server(), query, ping)
                        .ifPresent(fault -> broken.add("%s=%.40s: %s".formatted(name, value, fault)));
            }
        }
        assertThat(broken).isEmpty();
    }
}
