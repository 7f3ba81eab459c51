package io.antiphon.conformance.suite;

import io.antiphon.conformance.answer.AnswerReader;
import io.antiphon.conformance.answer.AnswerReader.ReadAnswer;
import io.antiphon.conformance.answer.AnswerTree;
import io.antiphon.conformance.answer.Envelope;
import io.antiphon.conformance.answer.FieldSightings;
import io.antiphon.conformance.answer.Format;
import io.antiphon.conformance.answer.ResponseSchema;
import io.antiphon.conformance.http.Credentials;
import io.antiphon.conformance.http.HttpAnswer;
import io.antiphon.conformance.http.HttpRequest;
import io.antiphon.conformance.http.SubsonicClient;
import io.antiphon.conformance.protocol.Endpoint;
import io.antiphon.conformance.protocol.Protocol;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All that the cases of one run share: the connection, who asks, and what was learned about the server.
public final class Session {

    private final SubsonicClient client;
    private final Protocol protocol;
    private final ResponseSchema schema;
    private final AnswerReader reader;
    private final Account account;
    private final Set<String> unsupported = new HashSet<>();
    private final Patience patience = new Patience();
    private Credentials usual;

    /// Who the suite may be.
    ///
    /// @param apiKey "" for none
    public record Account(String user, String password, String apiKey) {

        public Credentials token() {
            return new Credentials.Token(user, password, "c0nf0rmance");
        }

        public Credentials plain() {
            return new Credentials.Plain(user, password);
        }
    }

    public Session(SubsonicClient client, Protocol protocol, boolean undocumentedIsAdvice, Account account) {
        this.client = client;
        this.protocol = protocol;
        this.schema = new ResponseSchema(protocol, undocumentedIsAdvice);
        this.reader = new AnswerReader(schema);
        this.account = account;
        this.usual = account.token();
    }

    public Protocol protocol() {
        return protocol;
    }

    public Account account() {
        return account;
    }

    public FieldSightings sightings() {
        return schema.sightings();
    }

    AnswerReader reader() {
        return reader;
    }

    /// From now on ask with these credentials unless a call says otherwise.
    void use(Credentials credentials) {
        usual = credentials;
    }

    void lacks(String endpoint) {
        unsupported.add(endpoint);
    }

    /// Whether a call has shown that the server does not know the endpoint.
    boolean isLacking(String endpoint) {
        return unsupported.contains(endpoint);
    }

    HttpRequest request(Call call, Format format) {
        return call.request(pathName(call.endpoint()), format.parameter(), usual);
    }

    private String pathName(String name) {
        return protocol.endpoints()
                .stream()
                .filter(endpoint -> endpoint.name().equals(name))
                .findFirst()
                .map(Endpoint::pathName)
                .orElse(name);
    }

    HttpAnswer send(HttpRequest request) {
        Optional<String> ended = patience.endedWith(request.path());
        if (ended.isPresent()) {
            return HttpAnswer.failed("not asked: " + ended.get());
        }
        HttpAnswer answer = client.send(request);
        patience.saw(request.path(), answer);
        return answer;
    }

    /// Why an endpoint is not asked any more, if so.
    Optional<String> isGivenUp(String endpoint) {
        return patience.endedWith("/rest/" + pathName(endpoint));
    }

    boolean isGivenUp() {
        return patience.isOver();
    }

    /// Asks without judging: what the answer holds, or nothing when there is no good answer in either format.
    public Optional<AnswerTree> look(Call call) {
        return look(call, protocol.endpoint(call.endpoint()).answer());
    }

    /// As [#look(Call)], for an answer that is another than the usual one.
    public Optional<AnswerTree> look(Call call, Endpoint.@Nullable Answer expected) {
        return lookIn(Format.JSON, call, expected).or(() -> lookIn(Format.XML, call, expected))
                .filter(Envelope::ok)
                .map(Envelope::payload);
    }

    /// Asks without judging in one format.
    Optional<Envelope> lookIn(Format format, Call call) {
        return lookIn(format, call, protocol.endpoint(call.endpoint()).answer());
    }

    private Optional<Envelope> lookIn(Format format, Call call, Endpoint.@Nullable Answer expected) {
        HttpAnswer answer = send(request(call, format));
        if (!answer.failure().isEmpty()) {
            return Optional.empty();
        }
        ReadAnswer read = reader.read(answer.body(), format, expected);
        return Optional.ofNullable(read.envelope());
    }
}
