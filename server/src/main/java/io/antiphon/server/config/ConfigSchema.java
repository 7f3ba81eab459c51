package io.antiphon.server.config;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// What can be set, read once from the records.
final class ConfigSchema {

    private ConfigSchema() {}

    /// One setting or, when its type is a record, a section.
    ///
    /// @param key dotted, such as `http.port`
    record Option(String key, RecordComponent component) {

        Setting setting() {
            return Objects.requireNonNull(component.getAnnotation(Setting.class), key);
        }

        boolean isSection() {
            return isSettings(component.getType());
        }

        String environmentName() {
            return "ANTIPHON_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        }
    }

    static boolean isSettings(Class<?> type) {
        return type.isRecord() && type != ByteSize.class;
    }

    /// The options of one record, in the order they are declared.
    static List<Option> optionsOf(Class<?> type, String prefix) {
        List<Option> options = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            options.add(new Option(prefix + dashed(component.getName()), component));
        }
        return options;
    }

    /// Every option that takes a value, sections' ones included.
    static List<Option> all() {
        List<Option> all = new ArrayList<>();
        collect(ServerConfig.class, "", all);
        return all;
    }

    private static void collect(Class<?> type, String prefix, List<Option> all) {
        for (Option option : optionsOf(type, prefix)) {
            if (option.isSection()) {
                collect(option.component().getType(), option.key() + ".", all);
            } else {
                all.add(option);
            }
        }
    }

    /// `maxBody` as `max-body`.
    private static String dashed(String name) {
        StringBuilder dashed = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c)) {
                dashed.append('-');
            }
            dashed.append(Character.toLowerCase(c));
        }
        return dashed.toString();
    }
}
