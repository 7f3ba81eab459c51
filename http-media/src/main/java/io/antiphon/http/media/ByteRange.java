package io.antiphon.http.media;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What part of some bytes is wanted (RFC 9110, section 14).
public sealed interface ByteRange {

    /// All of it: no range was asked for, or one that may be ignored — malformed, of another unit, or several that lie apart. Players
    /// never ask for several; who does is sent everything, which section 14.2 allows.
    record Whole() implements ByteRange {}

    /// Both ends included.
    record Part(long first, long last) implements ByteRange {

        public long length() {
            return last - first + 1;
        }
    }

    /// Beyond the end.
    record Unsatisfiable() implements ByteRange {}

    /// @param header the `Range` header
    /// @param size of the whole
    static ByteRange of(@Nullable String header, long size) {
        List<ByteRange> ranges = header == null ? List.of() : Ranges.parse(header, size);
        List<Part> parts = ranges.stream()
                .filter(Part.class::isInstance)
                .map(Part.class::cast)
                .sorted(Comparator.comparingLong(Part::first))
                .toList();
        if (ranges.isEmpty()) {
            return new Whole();
        }
        return parts.isEmpty() ? new Unsatisfiable() : Ranges.joined(parts);
    }

    /// How a `Range` header is read.
    final class Ranges {
        private static final String UNIT = "bytes";
        private static final Pattern SPEC = Pattern.compile("(\\d{0,18})-(\\d{0,18})");
        private static final int MOST = 16;

        private Ranges() {}

        /// Empty when the header is to be ignored.
        private static List<ByteRange> parse(String header, long size) {
            int equals = header.indexOf('=');
            if (equals < 0 || !header.substring(0, equals).strip().toLowerCase(Locale.ROOT).equals(UNIT)) {
                return List.of();
            }
            String[] specs = header.substring(equals + 1).split(",", MOST + 1);
            List<ByteRange> ranges = new ArrayList<>();
            for (String spec : specs) {
                Matcher matcher = SPEC.matcher(spec.strip());
                if (!matcher.matches() || ranges.size() == MOST) {
                    return List.of();
                }
                ByteRange range = one(matcher.group(1), matcher.group(2), size);
                if (range instanceof Whole) {
                    return List.of();
                }
                ranges.add(range);
            }
            return ranges;
        }

        /// [Whole] for what is malformed.
        private static ByteRange one(String from, String to, long size) {
            if (from.isEmpty() && to.isEmpty()) {
                return new Whole();
            }
            if (from.isEmpty()) {
                long suffix = Long.parseLong(to);
                return suffix == 0 || size == 0 ? new Unsatisfiable() : new Part(Math.max(0, size - suffix), size - 1);
            }
            long first = Long.parseLong(from);
            long last = to.isEmpty() ? Long.MAX_VALUE : Long.parseLong(to);
            if (last < first) {
                return new Whole();
            }
            return first >= size ? new Unsatisfiable() : new Part(first, Math.min(last, size - 1));
        }

        /// One part when they overlap or touch, which section 15.3.7.2 has coalesced; else everything.
        private static ByteRange joined(List<Part> parts) {
            Part all = parts.getFirst();
            for (Part part : parts) {
                if (part.first() > all.last() + 1) {
                    return new Whole();
                }
                all = new Part(all.first(), Math.max(all.last(), part.last()));
            }
            return all;
        }
    }
}
