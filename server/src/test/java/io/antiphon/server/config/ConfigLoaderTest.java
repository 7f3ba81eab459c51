package io.antiphon.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {

    @TempDir
    private Path data;

    @Test
    void everyDefaultIsValid() {
        ServerConfig config = load(Map.of(), Map.of(), List.of());
        assertThat(config.http().host()).isEqualTo("127.0.0.1");
        assertThat(config.http().port()).isEqualTo(4040);
        assertThat(config.scan().artistSeparators()).contains(" feat. ", "; ");
        assertThat(config.scan().genreSeparators()).containsExactly(";", "/", ",");
        assertThat(config.scan().articles()).startsWith("The", "El");
        assertThat(config.music()).isEmpty();
        assertThat(config.secretKey()).isNull();
    }

    @Test
    void theEnvironmentWinsOverTheFileAndTheCommandLineOverBoth() throws IOException {
        file("""
                http:
                  port: 1000
                  host: localhost
                scan:
                  interval: 30m
                """);
        ServerConfig config = load(Map.of("ANTIPHON_HTTP_PORT", "2000", "ANTIPHON_HTTP_HOST", "::1"),
                Map.of("http.port", "3000"), List.of());
        assertThat(config.http().port()).isEqualTo(3000);
        assertThat(config.http().host()).isEqualTo("::1");
        assertThat(config.scan().interval()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceWithItsPlace() throws IOException {
        file("""
                http:
                  prot: 80
                  port: eighty
                artwork:
                  cache-size: lots
                """);
        InvalidConfigException failure = catchThrowableOfType(InvalidConfigException.class,
                () -> load(Map.of("ANTIPHON_SCAN_INTERVAL", "sometimes", "ANTIPHON_SCAN_MISSING_LIMIT", "500"),
                        Map.of("htp.port", "1"), List.of()));
        assertThat(failure.problems()).hasSize(6)
                .anySatisfy(problem -> assertThat(problem).startsWith("http.prot (antiphon.yaml line 2)")
                        .contains("Did you mean `http.port`?"))
                .anySatisfy(problem -> assertThat(problem).startsWith("http.port (antiphon.yaml line 3)")
                        .contains("`eighty`"))
                .anySatisfy(problem -> assertThat(problem).startsWith("artwork.cache-size (antiphon.yaml line 5)")
                        .contains("256MB"))
                .anySatisfy(problem -> assertThat(problem).startsWith("scan.interval (ANTIPHON_SCAN_INTERVAL)"))
                .anySatisfy(problem -> assertThat(problem).contains("1 to 100"))
                .anySatisfy(problem -> assertThat(problem).contains("htp.port").contains("`http.port`"));
    }

    @Test
    void musicFoldersAreReadFromAllThreePlaces() throws IOException {
        file("""
                music:
                  - name: Mine
                    path: /srv/mine
                  - /srv/yours
                """);
        assertThat(load(Map.of(), Map.of(), List.of()).music()).containsExactly(
                new ServerConfig.MusicFolderSetting("Mine", Path.of("/srv/mine")),
                new ServerConfig.MusicFolderSetting(null, Path.of("/srv/yours")));
        assertThat(load(Map.of("ANTIPHON_MUSIC", "A=/a:/b"), Map.of(), List.of()).music())
                .containsExactly(new ServerConfig.MusicFolderSetting("A", Path.of("/a")),
                        new ServerConfig.MusicFolderSetting(null, Path.of("/b")));
        assertThat(load(Map.of("ANTIPHON_MUSIC", "/a"), Map.of(), List.of("/c")).music())
                .containsExactly(new ServerConfig.MusicFolderSetting(null, Path.of("/c")));
    }

    @Test
    void aFolderWithoutAPathIsAnError() throws IOException {
        file("""
                music:
                  - nmae: Mine
                """);
        assertThatThrownBy(() -> load(Map.of(), Map.of(), List.of())).hasMessageContaining("music.nmae")
                .hasMessageContaining("`music.name`")
                .hasMessageContaining("needs a `path`");
    }

    @Test
    void aFileThatIsNoYamlIsExplainedByLine() throws IOException {
        file("http:\n  port: [1\n");
        assertThatThrownBy(() -> load(Map.of(), Map.of(), List.of())).isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining("antiphon.yaml line");
    }

    @Test
    void aTypeInAFileCannotMakeAnObject() throws IOException {
        file("http: !!javax.script.ScriptEngineManager [!!java.net.URL [\"http://127.0.0.1:1/\"]]\n");
        assertThatThrownBy(() -> load(Map.of(), Map.of(), List.of())).isInstanceOf(InvalidConfigException.class);
    }

    @Test
    void aSecretsValueIsNeverInAnErrorOrAText() {
        ServerConfig config = load(
                Map.of("ANTIPHON_ADMIN_PASSWORD", "hunter2-hunter2", "ANTIPHON_SECRET_KEY", "sixteen letters!"),
                Map.of(), List.of());
        assertThat(config.toString() + config.admin()).doesNotContain("hunter2").doesNotContain("sixteen");
        assertThat(config.admin().password()).isEqualTo("hunter2-hunter2");
    }

    @Test
    void anUnknownVariableIsAWarningOnly() {
        ConfigLoader.Loaded loaded = new ConfigLoader(Map.of("ANTIPHON_HTTP_PROT", "1"),
                Map.of("data", data.toString()), List.of()).load();
        assertThat(loaded.warnings()).singleElement()
                .asString()
                .contains("ANTIPHON_HTTP_PROT")
                .contains("ANTIPHON_HTTP_PORT");
    }

    @Test
    void theDataDirectoryFollowsTheXdgConvention() {
        assertThat(new ConfigLoader(Map.of("XDG_DATA_HOME", "/x"), Map.of(), List.of()).dataDirectory())
                .isEqualTo(Path.of("/x/antiphon"));
        assertThat(new ConfigLoader(Map.of("XDG_DATA_HOME", "/x", "ANTIPHON_DATA", "/y"), Map.of(), List.of())
                .dataDirectory()).isEqualTo(Path.of("/y"));
    }

    private void file(String text) throws IOException {
        Files.writeString(data.resolve("antiphon.yaml"), text);
    }

    private ServerConfig load(Map<String, String> environment, Map<String, String> commandLine, List<String> music) {
        Map<String, String> all = new java.util.HashMap<>(commandLine);
        all.put("data", data.toString());
        return new ConfigLoader(environment, all, music).load().config();
    }
}
