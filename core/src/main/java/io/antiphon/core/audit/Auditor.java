package io.antiphon.core.audit;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// Writes down what happens, under a bound, and shows it page by page.
public final class Auditor implements AuditTrail {

    static final Duration KEPT = Duration.ofDays(180);
    static final int MOST = 100_000;

    private static final System.Logger LOG = System.getLogger(Auditor.class.getName());
    private static final int MAX_NAME = 200;
    private static final int MAX_ADDRESS = 100;
    private static final int MAX_DETAIL = 1000;

    private final AuditLog log;
    private final Clock clock;

    public Auditor(AuditLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void record(AuditKind kind, String actor, String address, String subject, String detail) {
        try {
            log.add(new AuditEvent(0, clock.instant(), kind, cut(actor, MAX_NAME), cut(address, MAX_ADDRESS),
                    cut(subject, MAX_NAME), cut(detail, MAX_DETAIL)));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "%s could not be written down".formatted(kind), e);
        }
    }

    /// The latest first.
    ///
    /// @param before the id that all of them come before
    public List<AuditEvent> page(AuditFilter filter, long before, int limit) {
        return log.listBefore(filter, before, limit);
    }

    /// Forgets what is too old or too much. To be called now and then.
    public void prune() {
        log.prune(clock.instant().minus(KEPT), MOST);
    }

    /// Without control characters, which would draw lines of their own where it is read.
    private static String cut(String text, int most) {
        StringBuilder plain = new StringBuilder();
        text.codePoints()
                .limit(most)
                .forEach(c -> plain.appendCodePoint(Character.isISOControl(c) || isHalf(c) ? ' ' : c));
        return plain.length() <= most ? plain.toString() : plain.substring(0, most);
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
