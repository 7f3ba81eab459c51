package io.antiphon.server.config;

import io.antiphon.server.config.ConfigSchema.Option;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Puts the configuration together: the file in the data directory, then the environment, then the command line; the later wins.
public final class ConfigLoader {

    private static final String PREFIX = "ANTIPHON_";
    /// What the launcher reads.
    private static final Set<String> LAUNCHER = Set.of("ANTIPHON_JAVA", "ANTIPHON_JAVA_OPTS", "ANTIPHON_JDK_PLACES",
            "ANTIPHON_PROGRAM");

    private final Map<String, String> environment;
    private final Map<String, String> commandLine;
    private final List<String> musicFolders;

    /// @param commandLine values by dotted key, such as `http.port`
    /// @param musicFolders the values of `--music`, each `path` or `name=path`
    public ConfigLoader(Map<String, String> environment, Map<String, String> commandLine, List<String> musicFolders) {
        this.environment = Map.copyOf(environment);
        this.commandLine = new LinkedHashMap<>(commandLine);
        this.musicFolders = List.copyOf(musicFolders);
    }

    /// The data directory: it must be known before the file in it can be read.
    public Path dataDirectory() {
        String set = commandLine.getOrDefault("data", environment.getOrDefault(PREFIX + "DATA", ""));
        if (!set.isBlank()) {
            return expanded(set);
        }
        String home = environment.getOrDefault("XDG_DATA_HOME", "");
        Path base = home.isBlank() ? Path.of(System.getProperty("user.home", "."), ".local", "share") : Path.of(home);
        return base.resolve("antiphon").toAbsolutePath().normalize();
    }

    /// @throws InvalidConfigException with everything that is wrong
    public Loaded load() {
        Path data = dataDirectory();
        List<String> problems = new ArrayList<>();
        Map<String, Raw> given = new LinkedHashMap<>();
        flatten(ConfigFile.read(data.resolve(ConfigFile.NAME)), "", given, problems);
        Raw moved = given.remove("data");
        if (moved != null) {
            problems.add(
                    "data (%s): the file lies in the data directory, so it cannot move it; use --data or ANTIPHON_DATA"
                            .formatted(moved.source()));
        }
        fromEnvironment(given);
        fromCommandLine(given, problems);
        given.put("data", new Raw.Text(data.toString(), "--data"));
        ServerConfig config = ConfigBinder.bind(given, problems);
        return new Loaded(config, unknownVariables());
    }

    /// `~` is the home directory also where no shell saw it.
    static Path expanded(String path) {
        String home = System.getProperty("user.home", ".");
        String text = path.equals("~") ? home : path.startsWith("~/") ? home + path.substring(1) : path;
        return Path.of(text).toAbsolutePath().normalize();
    }

    private void fromEnvironment(Map<String, Raw> given) {
        for (Option option : ConfigSchema.all()) {
            String value = environment.get(option.environmentName());
            if (value != null && !value.isBlank()) {
                given.put(option.key(), option.key().equals("music")
                        ? folders(Arrays.asList(value.split(File.pathSeparator)), option.environmentName())
                        : new Raw.Text(value, option.environmentName()));
            }
        }
    }

    private void fromCommandLine(Map<String, Raw> given, List<String> problems) {
        Set<String> known = new TreeSet<>();
        ConfigSchema.all().forEach(option -> known.add(option.key()));
        commandLine.forEach((key, value) -> {
            if (!known.contains(key)) {
                problems.add(Suggestions.unknown(key, "command line", known));
            }
            given.put(key, new Raw.Text(value, "command line"));
        });
        if (!musicFolders.isEmpty()) {
            given.put("music", folders(musicFolders, "--music"));
        }
    }

    private static Raw folders(List<String> values, String source) {
        List<Raw> items = new ArrayList<>();
        for (String value : values) {
            if (!value.isBlank()) {
                items.add(new Raw.Text(value, source));
            }
        }
        return new Raw.Items(items, source);
    }

    private static void flatten(Raw.Fields fields, String prefix, Map<String, Raw> given, List<String> problems) {
        Class<?> section = sectionAt(prefix);
        Map<String, Option> options = new LinkedHashMap<>();
        ConfigSchema.optionsOf(section, prefix).forEach(option -> options.put(option.key(), option));
        fields.fields().forEach((name, raw) -> {
            String key = prefix + name;
            Option option = options.get(key);
            if (option == null) {
                problems.add(Suggestions.unknown(key, raw.source(), options.keySet()));
            } else if (!option.isSection()) {
                given.put(key, raw);
            } else if (raw instanceof Raw.Fields inner) {
                flatten(inner, key + ".", given, problems);
            } else if (!(raw instanceof Raw.Text text && text.text().isEmpty())) {
                problems.add("%s (%s): expected settings below it".formatted(key, raw.source()));
            }
        });
    }

    private static Class<?> sectionAt(String prefix) {
        Class<?> section = ServerConfig.class;
        String done = "";
        for (String name : prefix.isEmpty() ? new String[0] : prefix.split("\\.")) {
            String key = done + name;
            section = ConfigSchema.optionsOf(section, done)
                    .stream()
                    .filter(option -> option.key().equals(key))
                    .findFirst()
                    .orElseThrow()
                    .component()
                    .getType();
            done = key + ".";
        }
        return section;
    }

    /// A variable that nothing reads may be a typing error; it may as well be another program's, so it stops nothing.
    private List<String> unknownVariables() {
        Set<String> known = new TreeSet<>(LAUNCHER);
        ConfigSchema.all().forEach(option -> known.add(option.environmentName()));
        return environment.keySet()
                .stream()
                .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
                .sorted()
                .map(name -> Suggestions.unknown(name, "environment", known))
                .toList();
    }

    /// @param warnings what looks wrong but may be meant
    public record Loaded(ServerConfig config, List<String> warnings) {

        public Loaded {
            warnings = List.copyOf(warnings);
        }

        public Path data() {
            @Nullable Path data = config.data();
            if (data == null) {
                throw new IllegalStateException("the data directory is always set");
            }
            return data;
        }
    }
}
