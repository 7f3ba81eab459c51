package io.antiphon.enrichment.plugin;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Makes jars of plug-ins with the JDK's compiler.
final class PluginJar {

    private static final String SERVICE = "META-INF/services/io.antiphon.core.provider.ProviderPlugin";

    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    /// @param name of the class, with its package
    PluginJar source(String name, String text) {
        sources.put(name, text);
        return this;
    }

    /// The sources below a directory.
    PluginJar sourcesOf(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String name = directory.relativize(file).toString().replace('/', '.').replaceFirst("\\.java$", "");
                sources.put(name, Files.readString(file));
            }
        }
        return this;
    }

    PluginJar offering(String plugin) {
        entries.put(SERVICE, (plugin + "\n").getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /// @param work a directory for the classes
    void write(Path jar, Path work) throws IOException {
        Path classes = Files.createDirectories(work.resolve("classes-" + jar.getFileName()));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<JavaFileObject> files = sources.entrySet()
                .stream()
                .<JavaFileObject>map(source -> new Source(source.getKey(), source.getValue()))
                .toList();
        boolean compiled = files.isEmpty() || compiler.getTask(null, null, null,
                List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path")), null, files).call();
        if (!compiled) {
            throw new IllegalStateException("the plug-in does not compile");
        }
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> made = Files.walk(classes)) {
            for (Path file : made.filter(Files::isRegularFile).toList()) {
                write(out, classes.relativize(file).toString(), Files.readAllBytes(file));
            }
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                write(out, entry.getKey(), entry.getValue());
            }
        }
    }

    private static void write(JarOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(content);
        out.closeEntry();
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
