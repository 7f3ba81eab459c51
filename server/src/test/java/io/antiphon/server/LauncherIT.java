package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher with JDKs that only say who they are.
class LauncherIT {

    @TempDir
    private Path directory;
    private Path root;
    private Path launcher;
    private Path nowhere;

    @BeforeEach
    void install() throws IOException {
        root = Files.createDirectories(directory.resolve("a place with spaces"));
        launcher = root.resolve("antiphon");
        Files.copy(Path.of("..", "antiphon"), launcher);
        executable(launcher);
        Files.createDirectories(root.resolve("server/target/antiphon"));
        Files.writeString(root.resolve("server/target/antiphon/antiphon.jar"), "");
        nowhere = directory.resolve("nowhere");
    }

    @Test
    void javaHomeIsTakenWhenItIsNewEnough() throws Exception {
        Ended ended = run(Map.of("JAVA_HOME", jdk("new", "25.0.1").toString()), "serve", "--music", "My Music");
        assertThat(ended.output()).contains("fake java new")
                .contains("[--music]")
                .contains("[My Music]")
                .contains("[@" + root.toRealPath() + "/server/target/antiphon/java.options]");
        assertThat(ended.code()).isZero();
    }

    @Test
    void anOldOneIsPassedOverForOneInTheUsualPlaces() throws Exception {
        Path places = directory.resolve("jvm");
        jdkAt(places.resolve("jdk-17"), "seventeen", "17.0.2");
        jdkAt(places.resolve("jdk-26"), "twenty-six", "26");
        Ended ended = run(Map.of("JAVA_HOME", jdk("old", "21.0.4").toString(), "ANTIPHON_JDK_PLACES", places + "/*"),
                "version");
        assertThat(ended.output()).contains("fake java twenty-six");
    }

    @Test
    void whatIsMissingIsSaidWithWhatToInstall() throws Exception {
        Ended ended = run(
                Map.of("JAVA_HOME", jdk("old", "21.0.4").toString(), "ANTIPHON_JDK_PLACES", nowhere.toString()),
                "version");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).contains("needs Java 25")
                .contains("version 21")
                .contains("apt install")
                .contains("brew install");
    }

    @Test
    void theOneThatIsNamedIsTakenOrNone() throws Exception {
        String good = jdk("good", "25").toString();
        assertThat(
                run(Map.of("JAVA_HOME", good, "ANTIPHON_JAVA", jdk("named", "27-ea").toString()), "version").output())
                .contains("fake java named");
        Ended wrong = run(Map.of("JAVA_HOME", good, "ANTIPHON_JAVA", jdk("old", "1.8.0_392").toString()), "version");
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.output()).contains("ANTIPHON_JAVA=").contains("version 8");
    }

    @Test
    void itIsFoundThroughALinkAndAUtf8LocaleIsSet() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link"), launcher);
        launcher = link;
        Ended ended = run(Map.of("JAVA_HOME", jdk("new", "25").toString(), "LC_ALL", "C"), "version");
        assertThat(ended.output()).contains("fake java new").contains("LC_ALL=C.UTF-8");
        assertThat(run(Map.of("JAVA_HOME", jdk("newer", "25").toString(), "LC_ALL", "de_DE.UTF-8"), "version").output())
                .contains("LC_ALL=de_DE.UTF-8");
    }

    @Test
    void optionsForTheJvmComeLast() throws Exception {
        Ended ended = run(Map.of("JAVA_HOME", jdk("new", "25").toString(), "ANTIPHON_JAVA_OPTS", "-Xmx1g -Dx=y"),
                "version");
        assertThat(ended.output()).containsSubsequence("/server/target/antiphon/java.options]", "[-Xmx1g]", "[-Dx=y]",
                "[-jar]");
    }

    @Test
    void sourcesWithoutMavenAreExplained() throws Exception {
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        Files.delete(root.resolve("server/target/antiphon/antiphon.jar"));
        Ended ended = run(Map.of("JAVA_HOME", jdk("new", "25").toString(), "PATH", tools().toString()), "version");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).contains("Maven").contains("apt install maven");
    }

    @Test
    void itIsBuiltAtFirstAndAgainWhenASourceIsNewer() throws Exception {
        Path jar = root.resolve("server/target/antiphon/antiphon.jar");
        Path source = Files.createDirectories(root.resolve("core/src/main")).resolve("A.java");
        Files.writeString(source, "class A {}");
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        Files.delete(jar);
        Path tools = tools();
        Files.writeString(tools.resolve("mvn"),
                "#!/bin/sh\necho '[INFO] Building Antiphon: core 0.1.0        [1/2]'\n: >'%s'\n".formatted(jar));
        executable(tools.resolve("mvn"));
        Map<String, String> environment = Map.of("JAVA_HOME", jdk("new", "25").toString(), "PATH", tools.toString());
        assertThat(run(environment, "version").output()).contains("Building Antiphon")
                .contains("Antiphon: core 0.1.0 [1/2]")
                .contains("[version]");
        assertThat(run(environment, "version").output()).doesNotContain("Building").contains("[version]");
        Files.setLastModifiedTime(source,
                java.nio.file.attribute.FileTime.fromMillis(System.currentTimeMillis() + 60_000));
        assertThat(run(environment, "version").output()).contains("Building Antiphon");
    }

    @Test
    void benchRunsTheBenchmarksAndBuildsThemAtFirst() throws Exception {
        Map<String, String> java = Map.of("JAVA_HOME", jdk("new", "25").toString());
        Ended packaged = run(java, "bench", "--url", "http://127.0.0.1:4040");
        assertThat(packaged.code()).isEqualTo(1);
        assertThat(packaged.output()).contains("built from the sources");

        Path jar = root.resolve("benchmarks/target/antiphon-benchmarks.jar");
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        Path tools = tools();
        Files.writeString(tools.resolve("mvn"), "#!/bin/sh\necho \"[asked for $*]\"\n: >'%s'\n".formatted(jar));
        executable(tools.resolve("mvn"));
        Map<String, String> environment = Map.of("JAVA_HOME", jdk("new", "25").toString(), "PATH", tools.toString());
        assertThat(run(environment, "bench", "--url", "http://127.0.0.1:4040").output()).contains("Building Antiphon")
                .contains("[-jar][" + root.toRealPath() + "/benchmarks/target/antiphon-benchmarks.jar][--url]");
        assertThat(root.resolve("benchmarks/target/build.log")).content().contains("-pl benchmarks -am");
        assertThat(run(environment, "bench", "scan").output()).doesNotContain("Building").contains("[scan]");
    }

    private record Ended(int code, String output) {}

    private Path jdk(String name, String version) throws IOException {
        return jdkAt(directory.resolve("jdk " + name), name, version);
    }

    private static Path jdkAt(Path home, String name, String version) throws IOException {
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java,
                "#!/bin/sh\necho fake java %s LC_ALL=$LC_ALL\nfor a in \"$@\"; do printf '[%%s]' \"$a\"; done\necho\n"
                        .formatted(name));
        executable(java);
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
        return home;
    }

    /// A directory with the programs that every system has, and nothing else.
    private Path tools() throws IOException {
        Path tools = Files.createDirectories(directory.resolve("tools"));
        for (String name : List.of("sh", "sed", "head", "tail", "dirname", "readlink", "uname", "find", "mkdir", "mv",
                "rm", "tee", "awk", "grep", "mkfifo", "cat")) {
            for (String place : List.of("/bin", "/usr/bin")) {
                Path program = Path.of(place, name);
                if (Files.isExecutable(program) && Files.notExists(tools.resolve(name))) {
                    Files.createSymbolicLink(tools.resolve(name), program);
                }
            }
        }
        return tools;
    }

    private Ended run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", launcher.toString()));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("JAVA") || name.startsWith("ANTIPHON") || name.startsWith("LC_"));
        builder.environment().put("HOME", nowhere.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
