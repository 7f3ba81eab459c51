package io.antiphon.conformance.chapter;

import io.antiphon.conformance.answer.AnswerTree;
import io.antiphon.conformance.http.Credentials;
import io.antiphon.conformance.suite.Call;
import io.antiphon.conformance.suite.Cases;
import io.antiphon.conformance.suite.Chapter;
import io.antiphon.conformance.suite.Probe;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Users and what they may do.
final class UserChapter implements Chapter {

    @Override
    public void describe(Cases cases) {
        cases.endpoint("getUser").must("tells about the caller", UserChapter::self);
        cases.endpoint("getUsers").must("lists users, the caller among them", probe -> {
            List<String> names = names(probe);
            String user = probe.session().account().user();
            probe.expect(user.isEmpty() || names.contains(user), "the user " + user, names.toString());
        });
        cases.endpoint("createUser")
                .must("makes a user who can sign in", probe -> probe.ok(Call.of("ping")
                        .as(Guest.create(probe).credentials())))
                .must("takes the password as hexadecimal digits", UserChapter::hexPassword)
                .must("gives the roles that were asked for", UserChapter::roles);
        cases.endpoint("updateUser").must("changes what is named and nothing else", UserChapter::update);
        cases.endpoint("changePassword").must("makes the new password good and the old one bad", probe -> {
            Guest guest = Guest.create(probe);
            probe.ok("changePassword", "username", guest.name(), "password", "Another-pw-2");
            probe.ok(Call.of("ping").as(new Credentials.Plain(guest.name(), "Another-pw-2")));
            probe.refused(Call.of("ping").as(guest.credentials()), 40);
        });
        cases.endpoint("deleteUser").must("removes the user", probe -> {
            Guest guest = Guest.create(probe);
            probe.ok("deleteUser", "username", guest.name());
            probe.refused(Call.of("ping").as(guest.credentials()), 40);
        });
        cases.errors("getUser").changing().must("refuses to tell others about a user", probe -> {
            Guest guest = Guest.need(probe);
            String user = probe.session().account().user();
            probe.refused(Call.of("getUser", "username", user).as(guest.credentials()), 50);
        });
        cases.errors("changePassword").must("refuses to let others change a password", probe -> {
            Guest guest = Guest.need(probe);
            Guest victim = Guest.need(probe);
            probe.refused(Call.of("changePassword", "username", victim.name(), "password", "Taken-pw-1")
                    .as(guest.credentials()), 50);
        });
    }

    private static List<String> names(Probe probe) {
        return probe.ok("getUsers").items("user").stream().map(user -> user.text("username")).toList();
    }

    private static void self(Probe probe) {
        String name = probe.session().account().user();
        probe.skipIf(name.isEmpty(), "no --user was given");
        AnswerTree user = probe.ok("getUser", "username", name);
        probe.equal("username", name, user.text("username"));
    }

    private static void hexPassword(Probe probe) {
        Guest guest = new Guest(Samples.name("guest").replace(' ', '-'), "Conf0rmance-pw");
        String digits = HexFormat.of()
                .formatHex(guest.password().getBytes(StandardCharsets.UTF_8));
        probe.lastly(Call.of("deleteUser", "username", guest.name()));
        probe.ok("createUser", "username", guest.name(), "password", "enc:" + digits, "email", "guest@example.org");
        probe.ok(Call.of("ping").as(guest.credentials()));
    }

    private static void roles(Probe probe) {
        Guest guest = Guest.create(probe);
        AnswerTree user = probe.ok("getUser", "username", guest.name());
        for (String role : List.of("adminRole", "downloadRole", "shareRole", "podcastRole", "jukeboxRole")) {
            probe.equal(role, "false", user.text(role));
        }
        probe.equal("streamRole", "true", user.text("streamRole"));
    }

    private static void update(Probe probe) {
        Guest guest = Guest.create(probe);
        probe.ok("updateUser", "username", guest.name(), "downloadRole", "true", "maxBitRate", "128");
        AnswerTree user = probe.ok("getUser", "username", guest.name());
        probe.equal("downloadRole", "true", user.text("downloadRole"));
        probe.equal("shareRole", "false", user.text("shareRole"));
        probe.equal("maxBitRate", Optional.of("128"), user.find("maxBitRate"));
        probe.ok(Call.of("ping").as(guest.credentials()));
    }
}
