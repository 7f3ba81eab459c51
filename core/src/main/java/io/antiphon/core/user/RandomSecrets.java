package io.antiphon.core.user;

import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Makes secrets that people can read out and type: letters and digits that are not mistaken for each other
/// (Crockford's base 32, in lower case), in groups.
public final class RandomSecrets {

    private static final char[] DIGITS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final int GROUP = 4;
    private static final int PASSWORD_GROUPS = 5;
    private static final int TOKEN_GROUPS = 13;

    private static final Pattern MADE = Pattern.compile("[0-9a-hjkmnp-tv-z]{4}(?:-[0-9a-hjkmnp-tv-z]{4}){4}");

    private final RandomGenerator random;

    /// @param random must be fit for secrets and safe for concurrent use
    public RandomSecrets(RandomGenerator random) {
        this.random = random;
    }

    /// 100 bits: `k7qm-2x9f-0bhr-8vzc-p3td`.
    public String password() {
        return grouped("-");
    }

    /// Whether a text looks as [#password()] makes them, so that nobody guesses it.
    static boolean isPassword(String text) {
        return MADE.matcher(text).matches();
    }

    /// 260 bits without separators, for programs.
    public String token() {
        return digits(TOKEN_GROUPS * GROUP);
    }

    private String grouped(String separator) {
        StringBuilder text = new StringBuilder();
        for (int group = 0; group < PASSWORD_GROUPS; group++) {
            text.append(group == 0 ? "" : separator).append(digits(GROUP));
        }
        return text.toString();
    }

    private String digits(int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(DIGITS[random.nextInt(DIGITS.length)]);
        }
        return text.toString();
    }
}
