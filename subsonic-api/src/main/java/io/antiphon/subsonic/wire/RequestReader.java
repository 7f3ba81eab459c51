package io.antiphon.subsonic.wire;

import io.antiphon.subsonic.parameter.Parameters;
import io.antiphon.subsonic.response.ErrorCode;
import io.antiphon.subsonic.response.SubsonicException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Takes the parameters of a request together, from the address and from a form.
final class RequestReader {
    private final int maxBodyBytes;

    RequestReader(int maxBodyBytes) {
        this.maxBodyBytes = maxBodyBytes;
    }

    /// Adds the body to the parameters of the address. A form is read whether or not it is called one, as some programs forget to;
    /// any other kind of body is kept as it is.
    ///
    /// @throws SubsonicException when the body is larger than allowed
    Parameters addBody(Parameters parameters, Exchange exchange) throws IOException {
        byte[] body = exchange.body().readNBytes(maxBodyBytes + 1);
        if (body.length > maxBodyBytes) {
            exchange.setHeader("Connection", "close");
            throw new SubsonicException(ErrorCode.GENERIC, "The body is larger than %d bytes".formatted(maxBodyBytes));
        }
        if (body.length == 0) {
            return parameters;
        }
        return isForm(exchange.header("Content-Type")) && !looksLikeJson(body)
                ? parameters.add(new String(body, StandardCharsets.UTF_8).strip())
                : parameters.withBody(body);
    }

    /// Programs that call everything a form call JSON one, too; no parameter is named with a brace.
    private static boolean looksLikeJson(byte[] body) {
        int start = 0;
        while (start < body.length && Character.isWhitespace(body[start])) {
            start++;
        }
        return start < body.length && body[start] == '{';
    }

    private static boolean isForm(@Nullable String contentType) {
        return contentType == null
                || contentType.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
    }
}
