package io.antiphon.nativeapi.http;

import io.helidon.common.uri.UriQuery;
import java.util.List;

/// Holds a query against what an operation takes.
public final class QueryCheck {

    private static final int MOST_REPEATED = 100;

    private QueryCheck() {}

    /// @throws ProblemException naming the first parameter that the operation does not take, or not so
    public static void check(Takes takes, UriQuery query) {
        for (String name : query.names()) {
            Parameter parameter = takes.find(name).orElse(null);
            if (parameter != null) {
                check(parameter, query.all(name));
            } else if (!takes.open()) {
                throw new ProblemException(ProblemType.UNKNOWN_PARAMETER, "there is no parameter `%s`; there is %s"
                        .formatted(name, known(takes)), name);
            }
        }
    }

    private static void check(Parameter parameter, List<String> values) {
        if (values.size() > (parameter.repeated() ? MOST_REPEATED : 1)) {
            throw new ProblemException(ProblemType.INVALID_PARAMETER,
                    "`%s` is said %d times".formatted(parameter.name(), values.size()), parameter.name());
        }
        values.stream().filter(value -> !value.isBlank()).forEach(parameter::check);
    }

    private static String known(Takes takes) {
        return takes.query().isEmpty() ? "none"
                : String.join(", ", takes.query().stream().map(Parameter::name).toList());
    }
}
