package io.antiphon.conformance.chapter;

import io.antiphon.conformance.answer.AnswerTree;
import io.antiphon.conformance.http.Credentials;
import io.antiphon.conformance.suite.Call;
import io.antiphon.conformance.suite.Cases;
import io.antiphon.conformance.suite.Chapter;
import io.antiphon.conformance.suite.Probe;
import java.util.List;

/// The server itself: ping, licence, extensions.
final class SystemChapter implements Chapter {

    @Override
    public void describe(Cases cases) {
        cases.endpoint("ping").must("answers that all is well", probe -> probe.ok("ping"));
        cases.endpoint("getLicense")
                .must("says whether the server is licensed", probe -> probe.ok("getLicense"))
                .must("is licensed, since some apps refuse to work otherwise", probe -> {
                    AnswerTree license = probe.ok("getLicense");
                    probe.advise(license.text("valid").equals("true"), "valid is true", license.text("valid"));
                });
        cases.endpoint("getOpenSubsonicExtensions")
                .must("lists the extensions", SystemChapter::extensions)
                .must("answers without credentials",
                        probe -> probe.ok(Call.of("getOpenSubsonicExtensions")
                                .as(Credentials.none())))
                .must("answers without any parameter but the format",
                        probe -> probe.ok(Call.of("getOpenSubsonicExtensions")
                                .as(Credentials.none())
                                .client("")
                                .version("")));
        cases.endpoint("tokenInfo").must("names the user of the API key", SystemChapter::tokenInfo);
        cases.endpoint("ping")
                .after("opensubsonic-changes")
                .must("names server, version and protocol",
                        SystemChapter::envelope);
    }

    private static void extensions(Probe probe) {
        List<String> names = probe.ok("getOpenSubsonicExtensions")
                .items()
                .stream()
                .map(extension -> extension.text("name"))
                .toList();
        probe.equal("the number of names without repetition", (long) names.size(), names.stream().distinct().count());
        probe.expect(!names.contains("template"), "the example extension is not advertised", names.toString());
    }

    private static void tokenInfo(Probe probe) {
        String key = probe.session().account().apiKey();
        probe.skipIf(key.isEmpty(), "no --api-key was given");
        AnswerTree info = probe.ok(Call.of("tokenInfo").as(new Credentials.ApiKey(key)));
        String user = probe.session().account().user();
        if (!user.isEmpty()) {
            probe.equal("username", user, info.text("username"));
        }
    }

    private static void envelope(Probe probe) {
        var envelope = probe.structured(Call.of("ping"), null);
        probe.expect(envelope.version().startsWith("1."), "a protocol version 1.x", envelope.version());
        if (probe.server().openSubsonic()) {
            probe.expect(!envelope.type().isBlank(), "type names the server", "an empty text");
            probe.expect(!envelope.serverVersion().isBlank(), "serverVersion is not empty", "an empty text");
            probe.advise(probe.server().atLeast(14), "a protocol version of at least 1.14", envelope.version());
        }
    }
}
