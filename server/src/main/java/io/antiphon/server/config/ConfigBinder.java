package io.antiphon.server.config;

import io.antiphon.server.config.ConfigSchema.Option;
import io.antiphon.server.config.ServerConfig.MusicFolderSetting;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes the records from what was given, collecting everything that is wrong.
final class ConfigBinder {

    private final Map<String, Raw> given;
    private final List<String> problems;

    private ConfigBinder(Map<String, Raw> given, List<String> problems) {
        this.given = given;
        this.problems = problems;
    }

    /// @throws InvalidConfigException with `problems` and those found here
    static ServerConfig bind(Map<String, Raw> given, List<String> problems) {
        ConfigBinder binder = new ConfigBinder(given, problems);
        @Nullable Object[] values = binder.values(ServerConfig.class, "");
        if (!problems.isEmpty()) {
            throw new InvalidConfigException(problems);
        }
        return (ServerConfig) make(ServerConfig.class, values);
    }

    private @Nullable Object[] values(Class<?> type, String prefix) {
        List<Option> options = ConfigSchema.optionsOf(type, prefix);
        @Nullable Object[] values = new @Nullable Object[options.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(options.get(i));
        }
        return values;
    }

    private @Nullable Object value(Option option) {
        if (option.isSection()) {
            @Nullable Object[] values = values(option.component().getType(), option.key() + ".");
            return problems.isEmpty() ? make(option.component().getType(), values) : null;
        }
        Raw raw = given.get(option.key());
        if (raw == null || raw instanceof Raw.Text text && text.text().isEmpty()) {
            return defaultOf(option);
        }
        return parsed(option, raw);
    }

    private @Nullable Object defaultOf(Option option) {
        String text = option.setting().byDefault();
        if (text.isEmpty()) {
            return option.component().getType() == List.class ? List.of() : null;
        }
        return parsed(option, new Raw.Text(text, "default"));
    }

    private @Nullable Object parsed(Option option, Raw raw) {
        if (option.component().getType() == List.class) {
            return list(option, raw);
        }
        if (!(raw instanceof Raw.Text text)) {
            return wrong(option, raw, "expected one value");
        }
        return scalar(option, text);
    }

    private @Nullable Object scalar(Option option, Raw.Text text) {
        Class<?> type = option.component().getType();
        String value = text.text().strip();
        Optional<?> parsed;
        String expected;
        if (type == String.class) {
            return option.setting().secret() ? text.text() : value;
        } else if (type == int.class) {
            parsed = integer(value);
            expected = "a whole number";
        } else if (type == boolean.class) {
            parsed = flag(value);
            expected = "true or false";
        } else if (type == Duration.class) {
            parsed = Durations.parse(value);
            expected = "a duration such as 30s, 5m or 1h";
        } else if (type == ByteSize.class) {
            parsed = ByteSize.parse(value);
            expected = "a size such as 512KB or 256MB";
        } else if (type.isEnum()) {
            parsed = Arrays.stream(type.getEnumConstants())
                    .filter(constant -> constant.toString().equalsIgnoreCase(value))
                    .findFirst();
            expected = oneOf(type);
        } else {
            parsed = path(value);
            expected = "a path";
        }
        return parsed.isEmpty() ? wrong(option, text, "expected " + expected) : inRange(option, text, parsed.get());
    }

    /// `a, b or c`.
    private static String oneOf(Class<?> type) {
        String names = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        int last = names.lastIndexOf(", ");
        return names.substring(0, last) + " or " + names.substring(last + 2);
    }

    private @Nullable Object inRange(Option option, Raw.Text text, Object value) {
        Setting setting = option.setting();
        long number = value instanceof Integer integer ? integer
                : value instanceof ByteSize size ? size.bytes() : Math.max(setting.min(), 0);
        if (number < setting.min() || number > setting.max()) {
            String range = setting.max() == Long.MAX_VALUE ? "%d or more".formatted(setting.min())
                    : "%d to %d".formatted(setting.min(), setting.max());
            return wrong(option, text, "expected " + range);
        }
        return value;
    }

    private @Nullable Object list(Option option, Raw raw) {
        Type type = ((ParameterizedType) option.component().getGenericType()).getActualTypeArguments()[0];
        boolean folders = type == MusicFolderSetting.class;
        List<Object> values = new ArrayList<>();
        for (Raw item : itemsOf(raw, folders)) {
            Object value = folders ? folder(option, item)
                    : type == PlayerSetting.class ? player(option, item)
                            : type == AddressRange.class ? range(option, item) : word(option, item);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private static List<? extends Raw> itemsOf(Raw raw, boolean folders) {
        return switch (raw) {
            case Raw.Items items -> items.items();
            case Raw.Text text when !folders -> CommaList.split(text.text())
                    .stream()
                    .map(word -> new Raw.Text(word, text.source()))
                    .toList();
            default -> List.of(raw);
        };
    }

    private @Nullable Object word(Option option, Raw item) {
        return item instanceof Raw.Text text ? text.text() : wrong(option, item, "expected a list of words");
    }

    private @Nullable Object player(Option option, Raw item) {
        return item instanceof Raw.Text text
                ? PlayerSetting.parse(text.text())
                        .<Object>map(player -> player)
                        .orElseGet(() -> wrong(option, item, "expected a player such as DSub=mp3@192"))
                : wrong(option, item, "expected a list of players such as DSub=mp3@192");
    }

    private @Nullable Object range(Option option, Raw item) {
        return item instanceof Raw.Text text
                ? AddressRange.parse(text.text())
                        .<Object>map(range -> range)
                        .orElseGet(() -> wrong(option, item,
                                "expected an IP address such as 10.0.0.2, or a network such as 172.18.0.0/16 or fd00:1234::/64, with zeros behind its bits"))
                : wrong(option, item, "expected a list of IP addresses and networks");
    }

    private @Nullable Object folder(Option option, Raw item) {
        return switch (item) {
            case Raw.Text text -> folder(option, text);
            case Raw.Fields fields -> folder(option, fields);
            case Raw.Items _ -> wrong(option, item, "expected a path, or `name` and `path`");
        };
    }

    /// `path` or `name=path`.
    private @Nullable Object folder(Option option, Raw.Text text) {
        String value = text.text().strip();
        int equals = value.indexOf('=');
        boolean named = equals > 0 && value.indexOf('/') > equals;
        return path(named ? value.substring(equals + 1) : value)
                .<Object>map(path -> new MusicFolderSetting(named ? value.substring(0, equals) : null, path))
                .orElseGet(() -> wrong(option, text, "expected a path"));
    }

    private @Nullable Object folder(Option option, Raw.Fields fields) {
        Set<String> known = Set.of(option.key() + ".name", option.key() + ".path");
        fields.fields().forEach((key, raw) -> {
            if (!known.contains(option.key() + "." + key)) {
                problems.add(Suggestions.unknown(option.key() + "." + key, raw.source(), known));
            }
        });
        if (!(fields.fields().get("path") instanceof Raw.Text text) || text.text().isBlank()) {
            return wrong(option, fields, "a music folder needs a `path`");
        }
        String name = fields.fields().get("name") instanceof Raw.Text given ? given.text() : null;
        return path(text.text()).<Object>map(path -> new MusicFolderSetting(name, path))
                .orElseGet(() -> wrong(option, text, "expected a path"));
    }

    private @Nullable Object wrong(Option option, Raw raw, String expected) {
        String value = raw instanceof Raw.Text text && !option.setting().secret() ? " `%s`".formatted(text.text()) : "";
        problems.add("%s (%s):%s %s".formatted(option.key(), raw.source(), value,
                value.isEmpty() ? expected : "is not right: " + expected));
        return null;
    }

    private static Optional<Integer> integer(String value) {
        try {
            return Optional.of(Integer.valueOf(value.replace("_", "")));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static Optional<Boolean> flag(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> Optional.of(true);
            case "false", "no", "off", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<Path> path(String value) {
        try {
            return Optional.of(ConfigLoader.expanded(value.strip()));
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private static Object make(Class<?> type, @Nullable Object[] values) {
        try {
            Class<?>[] types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("%s cannot be made".formatted(type.getSimpleName()), e);
        }
    }
}
