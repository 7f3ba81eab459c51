package io.antiphon.conformance.suite;

import io.antiphon.conformance.answer.AnswerTree;
import io.antiphon.conformance.answer.Envelope;
import io.antiphon.conformance.answer.Format;
import io.antiphon.conformance.http.Credentials;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The first questions: does the server answer, with which credentials, and what does it say about itself.
final class Discovery {

    private Discovery() {}

    /// Chooses the credentials that work, and describes the server.
    ///
    /// @throws ServerUnusableException when nothing answers, or no credentials are good
    static ServerProfile describe(Session session) throws ServerUnusableException {
        Envelope ping = signIn(session);
        if (ping.openSubsonic()) {
            session.reader().expectOpenSubsonic();
        }
        return new ServerProfile(ping.type(), ping.serverVersion(), ping.version(), ping.openSubsonic(),
                extensions(session));
    }

    private static Envelope signIn(Session session) throws ServerUnusableException {
        String last = "no answer";
        for (Credentials each : choices(session.account())) {
            session.use(each);
            for (Format format : List.of(Format.JSON, Format.XML)) {
                Optional<Envelope> ping = session.lookIn(format, Call.of("ping"));
                if (ping.isPresent() && ping.get().ok()) {
                    return ping.get();
                }
                last = ping.map(Probe::describe).orElse(last);
            }
        }
        throw new ServerUnusableException("ping: " + last);
    }

    private static List<Credentials> choices(Session.Account account) {
        List<Credentials> choices = new ArrayList<>();
        if (!account.user().isEmpty()) {
            choices.add(account.token());
            choices.add(account.plain());
        }
        if (!account.apiKey().isEmpty()) {
            choices.add(new Credentials.ApiKey(account.apiKey()));
        }
        return choices;
    }

    private static Map<String, List<Integer>> extensions(Session session) {
        Map<String, List<Integer>> extensions = new TreeMap<>();
        AnswerTree list = session.look(Call.of("getOpenSubsonicExtensions")).orElse(AnswerTree.nothing());
        for (AnswerTree extension : list.items()) {
            List<Integer> versions = extension.items("versions")
                    .stream()
                    .map(AnswerTree::text)
                    .filter(version -> version.matches("\\d{1,4}"))
                    .map(Integer::parseInt)
                    .toList();
            extensions.put(extension.text("name"), versions);
        }
        return extensions;
    }
}
