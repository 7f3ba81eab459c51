package io.antiphon.server.logging;

import java.util.regex.Pattern;

/// Takes secrets out of texts: the values of query parameters, form fields, JSON fields and headers that hold credentials.
public final class SecretRedactor {

    private static final String SHOWN = "***";
    private static final String NAMES = "password|passwd|newPassword|currentPassword|appPassword|apiKey|api_key|accessToken|refreshToken|token|id_token|client_secret|clientSecret|verifier|code_verifier|secret";

    /// `?p=…`, `&t=…`: the one-letter names only where a parameter can stand.
    private static final Pattern SHORT_PARAMETER = Pattern.compile("([?&;\\s]|^)([pts])=([^&;\\s\"']+)");
    private static final Pattern PARAMETER = Pattern
            .compile("(?i)\\b((?:ANTIPHON_)?[a-z_.-]*(?:" + NAMES + "|secret_key))=([^&;,\\s\"'\\])}]+)");
    private static final Pattern JSON_FIELD = Pattern
            .compile("(?i)(\"(?:" + NAMES + ")\"\\s*:\\s*\")((?:[^\"\\\\]|\\\\.)*)");
    private static final Pattern HEADER = Pattern.compile("(?i)\\b(Bearer|Basic)\\s+[A-Za-z0-9._~+/=-]+");
    private static final Pattern KEY_HEADER = Pattern.compile("(?i)\\b(X-API-Key\\s*:\\s*)\\S+");

    /// What an identity provider sends back, only where a parameter can stand.
    private static final Pattern SIGN_IN_PARAMETER = Pattern.compile("([?&#])(code|state)=([^&;,\\s\"']+)");
    private static final Pattern PAIRING_PAGE = Pattern.compile("(/pair/)[0-9A-Za-z-]+");

    private SecretRedactor() {}

    public static String redact(String text) {
        // Nearly all lines hold neither.
        if (text.indexOf('=') < 0 && text.indexOf(':') < 0 && text.indexOf('e') < 0 && !text.contains("/pair/")) {
            return text;
        }
        String safe = SHORT_PARAMETER.matcher(text).replaceAll("$1$2=" + SHOWN);
        safe = SIGN_IN_PARAMETER.matcher(safe).replaceAll("$1$2=" + SHOWN);
        safe = PAIRING_PAGE.matcher(safe).replaceAll("$1" + SHOWN);
        safe = PARAMETER.matcher(safe).replaceAll("$1=" + SHOWN);
        safe = JSON_FIELD.matcher(safe).replaceAll("$1" + SHOWN);
        safe = HEADER.matcher(safe).replaceAll("$1 " + SHOWN);
        return KEY_HEADER.matcher(safe).replaceAll("$1" + SHOWN);
    }
}
