package io.antiphon.server.config;

import io.antiphon.server.config.ConfigSchema.Option;
import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A configuration as text, by key, without secrets.
public final class RunningSettings {

    private static final String SET = "set";

    private RunningSettings() {}

    /// Those that are set or have a default, in the order of the documentation.
    public static Map<String, String> of(ServerConfig config) {
        Map<String, String> settings = new LinkedHashMap<>();
        collect(config, ServerConfig.class, "", settings);
        return settings;
    }

    private static void collect(Object section, Class<?> type, String prefix, Map<String, String> settings) {
        for (Option option : ConfigSchema.optionsOf(type, prefix)) {
            Object value = valueOf(section, option);
            if (value == null) {
                continue;
            }
            if (option.isSection()) {
                collect(value, option.component().getType(), option.key() + ".", settings);
            } else {
                settings.put(option.key(), option.setting().secret() ? SET : written(value));
            }
        }
    }

    private static @Nullable Object valueOf(Object section, Option option) {
        try {
            return option.component().getAccessor().invoke(section);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("%s cannot be read".formatted(option.key()), e);
        }
    }

    private static String written(Object value) {
        return value instanceof List<?> list ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : String.valueOf(value);
    }
}
