package io.antiphon.server.cli;

import io.antiphon.server.config.ConfigLoader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The options by which any command's configuration can be given.
final class ConfigOptions {

    @Option(names = "--data", scope = ScopeType.INHERIT, paramLabel = "DIR", description = "The data directory.")
    private @Nullable String data;

    @Option(names = "--set", scope = ScopeType.INHERIT, paramLabel = "KEY=VALUE",
            description = "Any setting, such as scan.interval=30m; see docs/configuration.md.")
    private Map<String, String> settings = new LinkedHashMap<>();

    private final Map<String, String> more = new LinkedHashMap<>();

    /// Sets what another option means.
    void set(String key, @Nullable Object value) {
        if (value != null) {
            more.put(key, value.toString());
        }
    }

    /// Where the data lies when nobody says otherwise.
    void defaultData(String directory) {
        if (data == null) {
            data = directory;
        }
    }

    ConfigLoader loader(Map<String, String> environment, List<String> musicFolders) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.putAll(more);
        if (data != null) {
            all.put("data", data);
        }
        return new ConfigLoader(environment, all, new ArrayList<>(musicFolders));
    }

    ConfigLoader loader(Map<String, String> environment) {
        return loader(environment, List.of());
    }
}
