package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class SecondCompilerTest {

    private static final String OPENED = "jdk.management/com.sun.management.internal";

    @Test
    void theSecondCompilerIsExcludedUntilTheHoldEnds() throws IOException, InterruptedException {
        Process probe = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens", OPENED + "=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                Probe.class.getName()).redirectErrorStream(true).start();
        List<String> printed = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines()
                .toList();
        assertThat(probe.waitFor()).as("%s", printed).isZero();
        assertThat(printed).containsExactly("before false", "held true", "after false",
                "closed twice true");
    }

    @Test
    void theManifestOpensWhatItTakes() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml"))).contains("<Add-Opens>" + OPENED + "</Add-Opens>");
    }

    /// In a process of its own: what was excluded once stays so.
    static final class Probe {

        private Probe() {}

        public static void main(String[] arguments) throws JMException {
            System.out.println("before " + isExcluded());
            try (SecondCompiler.Hold _ = SecondCompiler.holdBack()) {
                System.out.println("held " + isExcluded());
            }
            System.out.println("after " + isExcluded());
            SecondCompiler.Hold first = SecondCompiler.holdBack();
            first.close();
            try (SecondCompiler.Hold _ = SecondCompiler.holdBack()) {
                first.close();
                System.out.println("closed twice " + isExcluded());
            }
        }

        private static boolean isExcluded() throws JMException {
            Object directives = ManagementFactory.getPlatformMBeanServer()
                    .invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"), "compilerDirectivesPrint",
                            new Object[]{new String[0]}, new String[]{String[].class.getName()});
            return String.valueOf(directives).contains("Exclude:true");
        }
    }
}
