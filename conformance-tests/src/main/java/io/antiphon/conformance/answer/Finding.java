package io.antiphon.conformance.answer;

import java.util.regex.Pattern;

/// Something an answer got wrong.
///
/// @param advice whether it is only advice: no text demands it
/// @param expected what ought to have come, in words
/// @param source where that is said
/// @param came what came instead
/// @param request the request, credentials masked; empty until the engine fills it in
public record Finding(Category category, boolean advice, String expected, String source, String came,
        String request) {

    private static final int LONGEST = 600;

    /// Servers repeat the request in addresses they send back.
    private static final Pattern SECRETS = Pattern.compile("([?&](?:amp;)?(?:p|t|s|apiKey|password)=)[^&\"'<>\\s]*");

    public Finding {
        came = SECRETS.matcher(came).replaceAll("$1***");
        came = came.length() > LONGEST ? came.substring(0, LONGEST) + "…" : came;
    }

    public static Finding failure(Category category, String expected, String source, String came) {
        return new Finding(category, false, expected, source, came, "");
    }

    public static Finding advice(Category category, String expected, String source, String came) {
        return new Finding(category, true, expected, source, came, "");
    }

    public Finding about(String request) {
        return this.request.isEmpty() ? new Finding(category, advice, expected, source, came, request) : this;
    }

    public Finding asAdvice() {
        return new Finding(category, true, expected, source, came, request);
    }

    /// What is only unsteady stays advice.
    public Finding asFailure() {
        return new Finding(category, category == Category.UNSTEADY, expected, source, came, request);
    }

    /// The same, seen once and not when asked again.
    public Finding asUnsteady() {
        return new Finding(Category.UNSTEADY, true, expected, source, came, request);
    }
}
