package io.antiphon.conformance;

import java.net.URI;
import java.time.Duration;

/// What to judge, and how.
///
/// @param url the server's address, with a path if it lives beneath one
/// @param user "" when only an API key is given
/// @param apiKey "" for none
/// @param only a part of a case's id, or a regular expression for it; "" for all
/// @param chapter the one chapter to run; "" for all
/// @param readOnly whether to leave out every case that changes what the server keeps
/// @param strict whether advice counts as failure
/// @param undocumentedIsAdvice whether a field that nothing describes is only worth a remark
/// @param timeout for a single request
public record RunOptions(URI url, String user, String password, String apiKey, String only, String chapter,
        boolean readOnly, boolean strict, boolean undocumentedIsAdvice, Duration timeout) {

    /// Everything, with usual settings.
    public static RunOptions of(URI url, String user, String password) {
        return new RunOptions(url, user, password, "", "", "", false, false, false, Duration.ofSeconds(20));
    }

    /// The same, with an API key to try too.
    public RunOptions withApiKey(String key) {
        return new RunOptions(url, user, password, key, only, chapter, readOnly, strict, undocumentedIsAdvice, timeout);
    }

    /// The same, but advice counts as failure.
    public RunOptions withStrict() {
        return new RunOptions(url, user, password, apiKey, only, chapter, readOnly, true, undocumentedIsAdvice,
                timeout);
    }

    /// The same, but only cases whose id holds this text or fits this regular expression.
    public RunOptions withOnly(String pattern) {
        return new RunOptions(url, user, password, apiKey, pattern, chapter, readOnly, strict, undocumentedIsAdvice,
                timeout);
    }

    /// Without secrets.
    @Override
    public String toString() {
        return "RunOptions[" + url + ", user " + user + "]";
    }
}
