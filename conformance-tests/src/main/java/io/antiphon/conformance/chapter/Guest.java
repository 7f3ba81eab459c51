package io.antiphon.conformance.chapter;

import io.antiphon.conformance.http.Credentials;
import io.antiphon.conformance.suite.Call;
import io.antiphon.conformance.suite.Probe;
import java.util.List;
import java.util.function.Predicate;

/// A user that exists for as long as a case runs.
record Guest(String name, String password) {

    private static final List<String> ROLES = List.of("admin", "download", "upload", "coverArt", "comment", "podcast",
            "jukebox", "share", "videoConversion");
    /// What everybody has unless told otherwise.
    private static final List<String> USUAL = List.of("settings", "stream", "playlist");

    /// A user without any right but to listen, made with createUser, whose answer is judged.
    static Guest create(Probe probe) {
        Guest guest = guest(probe);
        probe.ok(guest.creation());
        return guest;
    }

    /// A user without any right but to listen, for another purpose than to judge createUser; skips the case when none can be made.
    static Guest need(Probe probe) {
        Guest guest = guest(probe);
        return made(probe, guest, guest.creation());
    }

    /// A user with every role but this one, and no administrator.
    static Guest without(Probe probe, String role) {
        return having(probe, each -> !each.equals(role) && !each.equals("admin"));
    }

    /// A user with this role alone.
    static Guest with(Probe probe, String role) {
        return having(probe, role::equals);
    }

    private static Guest having(Probe probe, Predicate<String> granted) {
        Guest guest = guest(probe);
        Call call = guest.creation();
        for (String role : ROLES) {
            call = call.without(role + "Role").with(role + "Role", String.valueOf(granted.test(role)));
        }
        for (String role : USUAL) {
            call = call.with(role + "Role", String.valueOf(granted.test(role)));
        }
        return made(probe, guest, call);
    }

    private static Guest made(Probe probe, Guest guest, Call creation) {
        probe.skipIf(probe.session().look(creation).isEmpty(), "the server made no second user with createUser");
        return guest;
    }

    private static Guest guest(Probe probe) {
        Guest guest = new Guest(Samples.name("guest").replace(' ', '-'), "Conf0rmance-pw");
        probe.lastly(Call.of("deleteUser", "username", guest.name));
        return guest;
    }

    private Call creation() {
        Call call = Call.of("createUser", "username", name, "password", password, "email", name + "@example.org");
        for (String role : ROLES) {
            call = call.with(role + "Role", "false");
        }
        return call;
    }

    Credentials credentials() {
        return new Credentials.Plain(name, password);
    }
}
