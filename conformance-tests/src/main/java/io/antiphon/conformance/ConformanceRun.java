package io.antiphon.conformance;

import io.antiphon.conformance.answer.Finding;
import io.antiphon.conformance.chapter.Chapters;
import io.antiphon.conformance.http.FeedServer;
import io.antiphon.conformance.http.SubsonicClient;
import io.antiphon.conformance.protocol.Protocol;
import io.antiphon.conformance.report.Report;
import io.antiphon.conformance.suite.Case;
import io.antiphon.conformance.suite.Outcome;
import io.antiphon.conformance.suite.ServerUnusableException;
import io.antiphon.conformance.suite.Session;
import io.antiphon.conformance.suite.Suite;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Judges a server: the whole program as one call, for those who run it from Java.
public final class ConformanceRun {

    private ConformanceRun() {}

    /// Judges a server with the usual clock, quietly.
    ///
    /// @throws ServerUnusableException when the server does not answer, or the credentials are not good
    public static Report run(RunOptions options) throws ServerUnusableException {
        return run(options, Clock.systemUTC(), outcome -> {});
    }

    /// Judges a server.
    ///
    /// @param listener hears of every outcome at once
    /// @throws ServerUnusableException when the server does not answer, or the credentials are not good
    public static Report run(RunOptions options, Clock clock, Consumer<Outcome> listener)
            throws ServerUnusableException {
        Protocol protocol = Protocol.load();
        Instant begin = clock.instant();
        try (SubsonicClient client = new SubsonicClient(options.url(), options.timeout()); Feed feed = Feed.open()) {
            Session session = new Session(client, protocol, options.undocumentedIsAdvice(),
                    new Session.Account(options.user(), options.password(), options.apiKey()));
            Suite.Result result = new Suite(session, Chapters.cases(protocol)).run(chosen(options), feed.url(),
                    listener);
            List<Outcome> outcomes = options.strict() ? result.outcomes().stream().map(ConformanceRun::strict).toList()
                    : result.outcomes();
            return new Report(client.base(), result.server(), outcomes, protocol, begin,
                    Duration.between(begin, clock.instant()));
        }
    }

    private static Outcome strict(Outcome outcome) {
        return outcome.withFindings(outcome.findings().stream().map(Finding::asFailure).toList());
    }

    static Predicate<Case> chosen(RunOptions options) {
        Predicate<String> pattern = pattern(options.only());
        return each -> (!options.readOnly() || !each.changes())
                && (options.chapter().isEmpty() || each.chapter().equalsIgnoreCase(options.chapter()))
                && pattern.test(each.id());
    }

    private static Predicate<String> pattern(String only) {
        if (only.isEmpty()) {
            return id -> true;
        }
        Predicate<String> holds = id -> id.toLowerCase(Locale.ROOT).contains(only.toLowerCase(Locale.ROOT));
        try {
            return holds.or(Pattern.compile(only, Pattern.CASE_INSENSITIVE).asPredicate());
        } catch (PatternSyntaxException e) {
            return holds;
        }
    }

    /// The podcast feed, if a port could be had for it.
    private record Feed(Optional<FeedServer> server) implements AutoCloseable {

        static Feed open() {
            try {
                return new Feed(Optional.of(FeedServer.start()));
            } catch (IOException e) {
                return new Feed(Optional.empty());
            }
        }

        Optional<String> url() {
            return server.map(FeedServer::url);
        }

        @Override
        public void close() {
            server.ifPresent(FeedServer::close);
        }
    }
}
