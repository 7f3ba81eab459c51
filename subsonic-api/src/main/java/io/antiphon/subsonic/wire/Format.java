package io.antiphon.subsonic.wire;

import io.antiphon.subsonic.parameter.Parameters;
import io.antiphon.subsonic.response.ErrorCode;
import io.antiphon.subsonic.response.SubsonicException;
import java.util.regex.Pattern;

/// Chooses the format by `f`: XML when it is absent or unknown.
final class Format {
    private static final Pattern CALLBACK = Pattern.compile("[A-Za-z_$][\\w$.]{0,127}");
    private static final AnswerWriter XML = new XmlAnswerWriter();
    private static final AnswerWriter JSON = new JsonAnswerWriter(null);

    private Format() {}

    /// The format an answer or an error is written in.
    static AnswerWriter of(Parameters parameters) {
        return switch (parameters.first("f")) {
            case "json" -> JSON;
            case "jsonp" -> {
                String callback = parameters.firstFilled("callback");
                yield callback != null && CALLBACK.matcher(callback).matches() ? new JsonAnswerWriter(callback) : JSON;
            }
            case null, default -> XML;
        };
    }

    /// @throws SubsonicException when the callback could be anything but a function's name
    static void check(Parameters parameters) {
        String callback = parameters.firstFilled("callback");
        if ("jsonp".equals(parameters.first("f")) && callback != null && !CALLBACK.matcher(callback).matches()) {
            throw new SubsonicException(ErrorCode.GENERIC, "Parameter 'callback' is not the name of a function");
        }
    }
}
