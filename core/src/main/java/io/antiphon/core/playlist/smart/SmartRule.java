package io.antiphon.core.playlist.smart;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// What a track must fulfil.
public sealed interface SmartRule {

    /// All of these.
    record All(List<SmartRule> rules) implements SmartRule {

        public All {
            rules = List.copyOf(rules);
        }
    }

    /// At least one of these.
    record Any(List<SmartRule> rules) implements SmartRule {

        public Any {
            rules = List.copyOf(rules);
        }
    }

    /// Not this.
    record Not(SmartRule rule) implements SmartRule {}

    /// A text compared without case and accents.
    record Words(SmartField field, Match match, String value) implements SmartRule {}

    /// How texts are compared.
    enum Match {
        EQUAL, CONTAINS, STARTS, ENDS
    }

    /// A number compared; what has none fulfils nothing, play counts and ratings count as 0.
    record Amount(SmartField field, Comparison comparison, BigDecimal value) implements SmartRule {}

    /// How numbers and dates are compared.
    enum Comparison {
        EQUAL, GREATER, LESS
    }

    /// A number between two, both included.
    record AmountRange(SmartField field, BigDecimal from, BigDecimal to) implements SmartRule {}

    /// A day in UTC: `EQUAL` on it, `GREATER` after it, `LESS` before it.
    record Day(SmartField field, Comparison comparison, LocalDate day) implements SmartRule {}

    /// Between two days, both included.
    record DayRange(SmartField field, LocalDate from, LocalDate to) implements SmartRule {}

    /// Not longer ago than so many days.
    record InTheLast(SmartField field, int days) implements SmartRule {}

    record Flag(SmartField field, boolean value) implements SmartRule {}

    /// Something is known of it: a text that is not empty, a number, a moment.
    record Present(SmartField field) implements SmartRule {}

    /// Whether it is in a playlist that the viewer sees.
    record InPlaylist(String playlist) implements SmartRule {}
}
