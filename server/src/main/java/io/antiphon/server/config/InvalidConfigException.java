package io.antiphon.server.config;

import java.util.List;

/// The configuration cannot be used; says everything that is wrong at once.
public final class InvalidConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidConfigException(List<String> problems) {
        super(String.join("\n", problems));
    }

    public List<String> problems() {
        return getMessage() == null ? List.of() : getMessage().lines().toList();
    }
}
