package io.antiphon.conformance.chapter;

import io.antiphon.conformance.http.Credentials;
import io.antiphon.conformance.http.Param;
import io.antiphon.conformance.suite.Call;
import io.antiphon.conformance.suite.Cases;
import io.antiphon.conformance.suite.Chapter;
import io.antiphon.conformance.suite.Kind;
import io.antiphon.conformance.suite.Probe;
import io.antiphon.conformance.suite.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Who may ask: every way to sign in, and every way to be refused.
final class AuthenticationChapter implements Chapter {

    private static final String PAGE = "opensubsonic-api: authentication";

    @Override
    public void describe(Cases cases) {
        Cases.Group group = cases.general(Kind.AUTHENTICATION, "ping", PAGE);
        group.must("takes the password as it is", probe -> accepted(probe, account(probe).plain()))
                .must("takes the password as hexadecimal digits",
                        probe -> accepted(probe, new Credentials.Hex(user(probe), account(probe).password())))
                .must("takes a token and its salt, or says 41", AuthenticationChapter::token)
                .must("takes an empty password beside a token for none", AuthenticationChapter::emptyPassword)
                .must("takes another salt just as well", AuthenticationChapter::anotherSalt)
                .must("refuses a wrong password with 40",
                        probe -> probe.refused(as(new Credentials.Plain(user(probe), "wrong-" + password(probe))), 40))
                .must("refuses a wrong token with 40", probe -> probe
                        .refused(as(new Credentials.Token(user(probe), "wrong-" + password(probe), "salted")), 40, 41))
                .must("says the same about an unknown user as about a wrong password",
                        AuthenticationChapter::unknownUser);
        describeMissing(group);
        describeConflicts(cases);
        describeVersions(group);
    }

    private static void describeMissing(Cases.Group group) {
        group.must("refuses a call without a user with 10",
                probe -> probe.refused(as(new Credentials.Exactly(List.of(new Param("p", "x")))), 10))
                .must("refuses a call without any credentials",
                        probe -> probe.refused(as(Credentials.none()), 10, 40, 42))
                .must("refuses a call without a password with 10",
                        probe -> probe.refused(as(new Credentials.Exactly(List.of(new Param("u", user(probe))))), 10))
                .must("refuses a token without its salt with 10", probe -> probe.refused(as(new Credentials.Exactly(
                        List.of(new Param("u", user(probe)), new Param("t", "0123456789abcdef")))), 10))
                .must("refuses a call without a client name with 10, or lets it be",
                        probe -> tolerant(probe, Call.of("ping").client(""), 10))
                .must("ignores HTTP's own authorization", probe -> probe.ok(Call.of("ping")
                        .header("Authorization", "Basic bm9ib2R5Om5vdGhpbmc=")))
                .must("ignores cookies", probe -> probe.ok(Call.of("ping").header("Cookie", "JSESSIONID=conformance")));
    }

    private static void describeConflicts(Cases cases) {
        cases.general(Kind.AUTHENTICATION, "ping", "responses/error")
                .where("apiKeyAuthentication")
                .must("refuses a bad API key with 44",
                        probe -> probe.refused(as(new Credentials.ApiKey("no-such-key-0123456789")), 44))
                .must("refuses an API key beside a user with 43", probe -> probe.refused(as(new Credentials.Exactly(
                        List.of(new Param("u", "somebody"), new Param("apiKey", "no-such-key-0123456789")))), 43))
                .must("refuses an API key beside a password with 43", probe -> probe.refused(as(new Credentials.Exactly(
                        List.of(new Param("p", "x"), new Param("apiKey", "no-such-key-0123456789")))), 43))
                .must("refuses an API key beside a token with 43", probe -> probe.refused(as(new Credentials.Exactly(
                        List.of(new Param("t", "0123456789abcdef"), new Param("s", "salted"),
                                new Param("apiKey", "no-such-key-0123456789")))),
                        43))
                .must("takes a good API key", probe -> {
                    String key = account(probe).apiKey();
                    probe.skipIf(key.isEmpty(), "no --api-key was given");
                    accepted(probe, new Credentials.ApiKey(key));
                })
                .must("refuses a good API key beside its user with 43", probe -> {
                    String key = account(probe).apiKey();
                    probe.skipIf(key.isEmpty(), "no --api-key was given");
                    probe.refused(as(new Credentials.Exactly(
                            List.of(new Param("u", user(probe)), new Param("apiKey", key)))), 43);
                });
        cases.extension("apiKeyAuthentication", "apiKeyAuth", "tokenInfo")
                .must("says 44 about a bad API key", probe -> probe.refused(
                        Call.of("tokenInfo").as(new Credentials.ApiKey("no-such-key-0123456789")), 44));
        cases.general(Kind.AUTHENTICATION, "ping", "responses/error")
                .must("refuses a password beside a token with 43", AuthenticationChapter::passwordAndToken);
    }

    private static void describeVersions(Cases.Group group) {
        for (String version : List.of("1.2.0", "1.8.0", "1.13.0", "1.15.0")) {
            group.must("accepts a client of version " + version,
                    probe -> probe.ok(Call.of("ping").version(version)));
        }
        group.must("accepts a newer client of the same major version, or says 30",
                probe -> tolerant(probe, Call.of("ping").version("1.99.0"), 30))
                .must("says 30 to a client of the next major version, or lets it be",
                        probe -> tolerant(probe, Call.of("ping").version("2.0.0"), 30))
                .must("says 20 to a client of an older major version, or lets it be",
                        probe -> tolerant(probe, Call.of("ping").version("0.9.0"), 20))
                .must("says 10 to a client without a version, or lets it be",
                        probe -> tolerant(probe, Call.of("ping").version(""), 10))
                .must("stays calm about a version that is none",
                        probe -> tolerant(probe, Call.of("ping").version("one"), 0, 10, 20, 30));
    }

    private static Session.Account account(Probe probe) {
        return probe.session().account();
    }

    private static String user(Probe probe) {
        String user = account(probe).user();
        probe.skipIf(user.isEmpty(), "no --user was given");
        return user;
    }

    private static String password(Probe probe) {
        return account(probe).password();
    }

    private static Call as(Credentials credentials) {
        return Call.of("ping").as(credentials);
    }

    /// Good, or refused since the server has given up this way to sign in.
    private static void accepted(Probe probe, Credentials credentials) {
        user(probe);
        var envelope = probe.structured(as(credentials), null);
        int code = envelope.error().map(error -> error.code()).orElse(-1);
        probe.expect(envelope.ok() || code == 42, "a good answer, or 42 if this way is not supported",
                "error " + code);
    }

    private static void token(Probe probe) {
        user(probe);
        var envelope = probe.structured(as(account(probe).token()), null);
        int code = envelope.error().map(error -> error.code()).orElse(-1);
        probe.expect(envelope.ok() || code == 41, "a good answer, or 41 if tokens are not supported", "error " + code);
        probe.advise(envelope.ok(), "tokens, since most apps use nothing else", "error " + code);
    }

    /// A web client does so when it is opened again.
    private static void emptyPassword(Probe probe) {
        user(probe);
        List<Param> parameters = new ArrayList<>(account(probe).token().parameters());
        parameters.add(new Param("p", ""));
        var envelope = probe.structured(as(new Credentials.Exactly(parameters)), null);
        int code = envelope.error().map(error -> error.code()).orElse(-1);
        probe.expect(envelope.ok() || code == 41, "a good answer, or 41 if tokens are not supported", "error " + code);
    }

    private static void anotherSalt(Probe probe) {
        var envelope = probe.structured(as(new Credentials.Token(user(probe), password(probe), "Zz09_-äé")), null);
        int code = envelope.error().map(error -> error.code()).orElse(-1);
        probe.expect(envelope.ok() || code == 41, "a good answer, or 41 if tokens are not supported", "error " + code);
    }

    private static void unknownUser(Probe probe) {
        var unknown = probe.refused(as(new Credentials.Plain("no-such-user-at-all", "x")), 40);
        var wrong = probe.refused(as(new Credentials.Plain(user(probe), "wrong-" + password(probe))), 40);
        probe.advise(unknown.error().equals(wrong.error()), "the same words for both",
                unknown.error().map(error -> error.message()).orElse("") + " / "
                        + wrong.error().map(error -> error.message()).orElse(""));
    }

    private static void passwordAndToken(Probe probe) {
        probe.skipIf(!probe.server().openSubsonic(), "the server does not speak OpenSubsonic");
        List<Param> both = new ArrayList<>(account(probe).token().parameters());
        both.add(new Param("p", password(probe)));
        user(probe);
        var envelope = probe.structured(as(new Credentials.Exactly(both)), null);
        int code = envelope.error().map(error -> error.code()).orElse(-1);
        probe.advise(code == 43, "error 43", envelope.ok() ? "a good answer" : "error " + code);
    }

    private static void tolerant(Probe probe, Call call, int... codes) {
        var envelope = probe.structured(call, null);
        int code = envelope.error().map(error -> error.code()).orElse(-1);
        boolean allowed = Arrays.stream(codes).anyMatch(each -> each == code);
        probe.expect(envelope.ok() || allowed, "a good answer or error " + Arrays.toString(codes),
                "error " + code);
    }
}
