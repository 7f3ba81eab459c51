package io.antiphon.enrichment.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.provider.Lookup;
import io.antiphon.core.provider.LyricsSource;
import io.antiphon.core.provider.OfferedLyrics;
import io.antiphon.core.provider.Provider;
import io.antiphon.core.provider.Providers;
import io.antiphon.core.provider.RecordingQuery;
import io.antiphon.enrichment.TestSite;
import io.antiphon.enrichment.contract.TestPacing;
import io.antiphon.enrichment.provider.AnswerCache;
import io.antiphon.enrichment.provider.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginFolderTest {

    private static final RecordingQuery SONG = new RecordingQuery("Opening", "The Examples", "First Light",
            Duration.ofSeconds(200), 1, 1, 1999, null, null);
    /// A provider of lyrics called NAME that does WHAT when it is asked.
    private static final String PLUGIN = """
            package org.example.plug;
            import io.antiphon.core.provider.*;
            import java.util.*;
            public final class Plug implements ProviderPlugin {
                public List<Provider> providers(PluginContext context) { return List.of(new Plugged()); }
                static final class Plugged implements Provider, LyricsSource {
                    public String name() { return "NAME"; }
                    public String title() { return "Plugged"; }
                    public Optional<String> missing() { return Optional.empty(); }
                    public Lookup<OfferedLyrics> findLyrics(RecordingQuery song) { WHAT }
                }
            }
            """;

    @TempDir
    private Path directory;

    private Path folder = Path.of("made before each");
    private final Services services = new Services("Antiphon/test", new AnswerCache(Path.of("never-made"), 0),
            new TestPacing());

    @BeforeEach
    void make() throws IOException {
        folder = Files.createDirectory(directory.resolve("plugins"));
    }

    @AfterEach
    void close() {
        services.close();
    }

    private PluginFolder load() {
        return PluginFolder.load(folder, services, List.of("musicbrainz"));
    }

    private void plug(String jar, String name, String what) throws IOException {
        new PluginJar().source("org.example.plug.Plug", PLUGIN.replace("NAME", name).replace("WHAT", what))
                .offering("org.example.plug.Plug")
                .write(folder.resolve(jar), directory);
    }

    private static Lookup<OfferedLyrics> ask(Provider provider) {
        return new Providers(List.of(provider)).offering(LyricsSource.class).getFirst().findLyrics(SONG);
    }

    @Test
    void theExampleOfTheDocumentationWorks() throws IOException {
        try (TestSite site = new TestSite()) {
            site.serve("/api/lyrics", "application/json", "{\"words\":\"One\\nTwo\"}");
            new PluginJar().sourcesOf(Path.of("../docs/examples/plugin/src"))
                    .offering(Files.readString(Path.of(
                            "../docs/examples/plugin/META-INF/services/io.antiphon.core.provider.ProviderPlugin"))
                            .strip())
                    .write(folder.resolve("example.jar"), directory);
            PluginFolder without = load();
            assertThat(without.problems()).isEmpty();
            assertThat(without.providers().getFirst().missing()).isPresent();
            Files.writeString(folder.resolve("example.properties"),
                    "url = %s\nkey = s3cret\n".formatted(site.url("/api/")));
            Provider provider = load().providers().getFirst();
            assertThat(provider.name()).isEqualTo("example-lyrics");
            assertThat(ask(provider)).isEqualTo(new Lookup.Found<>(new OfferedLyrics("One\nTwo", null, false, null)));
            assertThat(provider.health().asked()).isEqualTo(1);
        }
    }

    @Test
    void eachJarHasClassesOfItsOwn() throws IOException {
        plug("one.jar", "one", "return new Lookup.Found<>(new OfferedLyrics(\"first\", null, false, null));");
        plug("two.jar", "two", "return new Lookup.Found<>(new OfferedLyrics(\"second\", null, false, null));");
        PluginFolder plugins = load();
        assertThat(plugins.problems()).isEmpty();
        assertThat(plugins.providers()).extracting(Provider::name).containsExactly("one", "two");
        assertThat(plugins.providers()).extracting(one -> ask(one).found().orElseThrow().plain())
                .containsExactly("first", "second");
    }

    @Test
    void whateverAPluginDoesWhenItIsAskedIsAFailureAtMost() throws IOException {
        plug("a.jar", "throws", "throw new IllegalStateException(\"no\");");
        plug("b.jar", "errs", "throw new NoClassDefFoundError(\"no\");");
        plug("c.jar", "nulls", "return null;");
        plug("d.jar", "overflows", "return findLyrics(song);");
        assertThat(load().providers()).hasSize(4)
                .allSatisfy(provider -> assertThat(ask(provider)).isInstanceOf(Lookup.Failed.class));
    }

    @Test
    void brokenJarsAreToldOfAndTheOthersAreThere() throws IOException {
        Files.writeString(folder.resolve("garbage.jar"), "this is no jar");
        Files.createDirectory(folder.resolve("directory.jar"));
        new PluginJar().write(folder.resolve("empty.jar"), directory);
        new PluginJar().offering("org.example.Missing").write(folder.resolve("lying.jar"), directory);
        new PluginJar().source("org.example.other.Other", "package org.example.other; public class Other {}")
                .offering("org.example.other.Other")
                .write(folder.resolve("other.jar"), directory);
        new PluginJar().source("org.example.bad.Bad", """
                package org.example.bad;
                import io.antiphon.core.provider.*;
                import java.util.*;
                public class Bad implements ProviderPlugin {
                    public Bad() { throw new IllegalStateException("in the constructor"); }
                    public List<Provider> providers(PluginContext context) { return List.of(); }
                }
                """).offering("org.example.bad.Bad").write(folder.resolve("throwing.jar"), directory);
        plug("name.jar", "Not A Name", "return null;");
        plug("taken.jar", "musicbrainz", "return null;");
        plug("good.jar", "good", "return new Lookup.Nothing<>();");
        PluginFolder plugins = load();
        assertThat(plugins.providers()).extracting(Provider::name).containsExactly("good");
        assertThat(plugins.problems()).hasSize(8)
                .allSatisfy(problem -> assertThat(problem).matches("(?s)The plug-in \\w+\\.jar is not used: .+"));
    }

    @Test
    void withoutAFolderThereIsNothing() {
        PluginFolder plugins = PluginFolder.load(directory.resolve("nowhere"), services, List.of());
        assertThat(plugins.providers()).isEmpty();
        assertThat(plugins.problems()).isEmpty();
    }
}
