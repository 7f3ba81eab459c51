package io.antiphon.conformance.suite;

import io.antiphon.conformance.answer.AnswerReader.ReadAnswer;
import io.antiphon.conformance.answer.AnswerTree;
import io.antiphon.conformance.answer.Category;
import io.antiphon.conformance.answer.Envelope;
import io.antiphon.conformance.answer.Excerpts;
import io.antiphon.conformance.answer.Finding;
import io.antiphon.conformance.answer.Format;
import io.antiphon.conformance.http.HttpAnswer;
import io.antiphon.conformance.http.HttpRequest;
import io.antiphon.conformance.protocol.Endpoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a case works with: it asks the server in one format, and notes all that is wrong.
public final class Probe {

    private final Session session;
    private final Surroundings surroundings;
    private final Case subject;
    private final Format format;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Recorded> recorded = new ArrayList<>();
    private final List<Runnable> afterwards = new ArrayList<>();
    private String lastRequest = "";

    /// An answered question, kept to compare both formats.
    record Recorded(Call call, AnswerTree tree) {}

    Probe(Session session, Surroundings surroundings, Case subject, Format format) {
        this.session = session;
        this.surroundings = surroundings;
        this.subject = subject;
        this.format = format;
    }

    public Format format() {
        return format;
    }

    public Session session() {
        return session;
    }

    public Library library() {
        return surroundings.library();
    }

    public ServerProfile server() {
        return surroundings.server();
    }

    /// The address of a podcast feed that the suite serves; skips the case when it could not be served.
    public String feedUrl() {
        return need(surroundings.feedUrl(), "a port to serve a feed at", "let the suite listen on loopback");
    }

    List<Finding> findings() {
        return findings;
    }

    List<Recorded> recorded() {
        return recorded;
    }

    void cleanUp() {
        for (Runnable step : afterwards.reversed()) {
            try {
                step.run();
            } catch (RuntimeException e) {
                note(Finding.advice(Category.UNREADABLE, "what the case made can be removed", subject.source(),
                        e.toString()));
            }
        }
    }

    /// Does this when the case is over, however it ends.
    public void lastly(Runnable step) {
        afterwards.add(step);
    }

    /// When the case is over, asks this without judging the answer.
    public void lastly(Call call) {
        afterwards.add(() -> session.send(session.request(call, Format.JSON)));
    }

    /// Asks and judges everything about the answer; the case ends here when it is a refusal.
    public AnswerTree ok(String endpoint, String... parameters) {
        return ok(Call.of(endpoint, parameters));
    }

    /// Asks and judges everything about the answer; the case ends here when it is a refusal.
    public AnswerTree ok(Call call) {
        return ok(call, session.protocol().endpoint(call.endpoint()).answer());
    }

    /// As [#ok(Call)], for an answer that is another than the usual one.
    public AnswerTree ok(Call call, Endpoint.@Nullable Answer expected) {
        Envelope envelope = structured(call, expected);
        if (!envelope.ok()) {
            note(refusal(call, envelope));
            throw CaseEnd.stopped();
        }
        recorded.add(new Recorded(call, envelope.payload()));
        return envelope.payload();
    }

    private Finding refusal(Call call, Envelope envelope) {
        boolean absent = Exchange.isAbsent(envelope);
        if (absent) {
            session.lacks(call.endpoint());
        }
        return Finding.failure(absent ? Category.NOT_SUPPORTED : Category.REFUSED, "a good answer", subject.source(),
                describe(envelope));
    }

    static String describe(Envelope envelope) {
        return envelope.error()
                .map(error -> "error " + error.code() + ": " + error.message())
                .orElse(envelope.ok() ? "a good answer" : "a refusal without an error");
    }

    /// Asks and expects a refusal with one of these codes; otherwise the answer is judged as any other.
    public Envelope refused(Call call, int... codes) {
        Envelope envelope = structured(call, session.protocol().endpoint(call.endpoint()).answer());
        if (!envelope.ok() && Exchange.isAbsent(envelope)) {
            session.lacks(call.endpoint());
            throw CaseEnd.skipped("the server does not support " + call.endpoint());
        }
        int code = envelope.error().map(Envelope.ErrorAnswer::code).orElse(-1);
        if (Arrays.stream(codes).noneMatch(each -> each == code)) {
            String wanted = String.join(" or ", Arrays.stream(codes).mapToObj(String::valueOf).toList());
            note(Finding.failure(Category.WRONG_ERROR, "a refusal with error " + wanted, subject.source(),
                    describe(envelope)));
        }
        return envelope;
    }

    /// Asks, judges the form of the answer, and gives what came, be it a result or a refusal.
    public Envelope structured(Call call, Endpoint.@Nullable Answer expected) {
        HttpAnswer answer = raw(call);
        ReadAnswer read = session.reader().read(answer.body(), format, expected);
        if (answer.failure().isEmpty() && Exchange.isAbsent(answer)
                && isNoEnvelopeOrAbsent(read.envelope(), answer)) {
            session.lacks(call.endpoint());
            note(Exchange.absent(call.endpoint(), answer));
            throw CaseEnd.stopped();
        }
        Exchange.judge(answer, format, read).forEach(this::note);
        if (read.envelope() == null) {
            throw CaseEnd.stopped();
        }
        return read.envelope();
    }

    private static boolean isNoEnvelopeOrAbsent(@Nullable Envelope envelope, HttpAnswer answer) {
        return envelope == null || Exchange.isAbsent(envelope) || (!envelope.ok() && answer.status() == 501);
    }

    /// Asks and gives whatever came; the case ends here when nothing did.
    public HttpAnswer raw(Call call) {
        return exchange(session.request(call, format));
    }

    /// Sends a request just as it is; the case ends here when nothing came back.
    public HttpAnswer exchange(HttpRequest request) {
        lastRequest = request.masked();
        HttpAnswer answer = session.send(request);
        if (answer.status() == 0) {
            note(Finding.failure(Category.NO_ANSWER, "an answer", "HTTP", answer.failure()));
            throw CaseEnd.stopped();
        }
        return answer;
    }

    /// Asks only to learn whether the server knows the endpoint at all.
    public void known(Call call) {
        HttpAnswer answer = raw(call);
        ReadAnswer read = session.reader().read(answer.body(), format, null);
        boolean silent = Exchange.isAbsent(answer) && isNoEnvelopeOrAbsent(read.envelope(), answer);
        if (silent || (read.envelope() != null && Exchange.isAbsent(read.envelope()))) {
            session.lacks(call.endpoint());
            note(read.envelope() == null ? Exchange.absent(call.endpoint(), answer) : refusal(call, read.envelope()));
        }
    }

    /// Asks for bytes; the case ends here when something else came.
    public HttpAnswer media(Call call) {
        HttpAnswer answer = raw(call);
        boolean document = answer.mediaType().endsWith("xml") || answer.mediaType().endsWith("json");
        if (Exchange.isAbsent(answer)) {
            session.lacks(call.endpoint());
            note(Exchange.absent(call.endpoint(), answer));
            throw CaseEnd.stopped();
        }
        if (answer.status() >= 300 || document || answer.isHtml()) {
            ReadAnswer read = session.reader().read(answer.body(), format, null);
            boolean absent = read.envelope() != null && Exchange.isAbsent(read.envelope());
            if (absent) {
                session.lacks(call.endpoint());
            }
            note(Finding.failure(absent ? Category.NOT_SUPPORTED : Category.REFUSED, "bytes, not a document",
                    subject.source(), answer.summary() + ": " + Excerpts.of(answer.body())));
            throw CaseEnd.stopped();
        }
        expect(answer.failure().isEmpty(), "a whole body", answer.failure());
        return answer;
    }

    /// Notes a failure unless this holds.
    public void expect(boolean holds, String expected, String came) {
        if (!holds) {
            note(Finding.failure(Category.BEHAVIOUR, expected, subject.source(), came));
        }
    }

    /// Notes advice unless this holds: nothing demands it, but apps are better off.
    public void advise(boolean holds, String expected, String came) {
        if (!holds) {
            note(Finding.advice(Category.BEHAVIOUR, expected, subject.source(), came));
        }
    }

    /// Notes a failure unless both are the same.
    public void equal(String what, @Nullable Object expected, @Nullable Object came) {
        expect(Objects.equals(expected, came), what + " is " + expected, String.valueOf(came));
    }

    public void note(Finding finding) {
        findings.add(finding.about(lastRequest));
    }

    /// The thing, or the end of the case when the library has none.
    ///
    /// @param what the thing, after "the library has no"
    /// @param remedy what to add, so that the case can run
    public <T> T need(Optional<T> thing, String what, String remedy) {
        return thing.orElseThrow(() -> CaseEnd.skipped("the library has no " + what + ": " + remedy));
    }

    /// Ends the case when this holds: it cannot be tried here.
    public void skipIf(boolean hindered, String reason) {
        if (hindered) {
            throw CaseEnd.skipped(reason);
        }
    }
}
