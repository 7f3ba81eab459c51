package io.antiphon.server.config;

import io.antiphon.server.config.ConfigSchema.Option;
import java.util.List;

/// Writes `docs/configuration.md` from the records.
public final class ConfigDocument {

    private static final String HEAD = """
            # Configuration

            Generated from `ServerConfig`; do not edit.

            Settings come from `antiphon.yaml` in the data directory, from environment variables, and from the command line; the later
            wins. Everything that is wrong is reported at once, with the place it was set. Nothing needs to be set.

            - Durations are written `500ms`, `30s`, `5m`, `2h`, `1d`; sizes `512KB`, `256MB`, `2GB`.
            - Lists are YAML lists or words joined by commas; quotes keep commas and spaces.
            - On the command line any setting is `--set KEY=VALUE`; the common ones have options of their own (`./antiphon serve --help`).
            - Secrets (🔒) are best kept in the environment.

            ```yaml
            music:
              - name: Music
                path: /srv/music
            http:
              port: 4040
            scan:
              interval: 30m
            ```
            """;

    private static final String TAIL = """

            ## For the launcher

            These are read by `./antiphon` before the program starts.

            | environment | meaning |
            |---|---|
            | `ANTIPHON_JAVA` | the `java` program to use, or a JDK's directory |
            | `ANTIPHON_JAVA_OPTS` | options for the JVM; they come after those of `java.options`, which say `-Xmx256m`, and so win |
            """;

    private ConfigDocument() {}

    public static String markdown() {
        StringBuilder text = new StringBuilder(HEAD);
        text.append("\n## General\n\n");
        table(text,
                ConfigSchema.optionsOf(ServerConfig.class, "").stream().filter(option -> !option.isSection()).toList());
        for (Option section : ConfigSchema.optionsOf(ServerConfig.class, "")) {
            if (section.isSection()) {
                text.append("\n## `")
                        .append(section.key())
                        .append("`\n\n")
                        .append(section.setting().value())
                        .append("\n\n");
                section(text, section);
            }
        }
        return text.append(TAIL).toString();
    }

    /// Its settings, and then those of the sections inside it.
    private static void section(StringBuilder text, Option section) {
        List<Option> options = ConfigSchema.optionsOf(section.component().getType(), section.key() + ".");
        List<Option> settings = options.stream().filter(option -> !option.isSection()).toList();
        if (!settings.isEmpty()) {
            table(text, settings);
        }
        for (Option inner : options) {
            if (inner.isSection()) {
                text.append("\n### `")
                        .append(inner.key())
                        .append("`\n\n")
                        .append(inner.setting().value())
                        .append("\n\n");
                section(text, inner);
            }
        }
    }

    private static void table(StringBuilder text, List<Option> options) {
        text.append("| key | environment | default | meaning |\n|---|---|---|---|\n");
        for (Option option : options) {
            Setting setting = option.setting();
            text.append("| `%s` | `%s` | %s | %s%s |\n".formatted(option.key(), option.environmentName(),
                    defaultOf(setting), setting.secret() ? "🔒 " : "",
                    setting.value().replace("|", "\\|")));
        }
    }

    private static String defaultOf(Setting setting) {
        if (!setting.defaultSays().isEmpty()) {
            return setting.defaultSays();
        }
        return setting.byDefault().isEmpty() ? "–" : "`%s`".formatted(setting.byDefault());
    }
}
