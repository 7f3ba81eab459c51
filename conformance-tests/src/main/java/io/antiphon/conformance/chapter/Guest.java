package io.antiphon.conformance.chapter;

import io.antiphon.conformance.http.Credentials;
import io.antiphon.conformance.suite.Call;
import io.antiphon.conformance.suite.Probe;
import java.util.List;

/// A user that exists for as long as a case runs, without any right but to listen.
record Guest(String name, String password) {

    private static final List<String> ROLES = List.of("adminRole", "downloadRole", "uploadRole", "coverArtRole",
            "commentRole", "podcastRole", "jukeboxRole", "shareRole", "videoConversionRole");

    /// A user made with createUser, whose answer is judged.
    static Guest create(Probe probe) {
        Guest guest = guest(probe);
        probe.ok(guest.creation());
        return guest;
    }

    /// A user for another purpose than to judge createUser; skips the case when none can be made.
    static Guest need(Probe probe) {
        Guest guest = guest(probe);
        probe.skipIf(probe.session().look(guest.creation()).isEmpty(),
                "the server made no second user with createUser");
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
            call = call.with(role, "false");
        }
        return call;
    }

    Credentials credentials() {
        return new Credentials.Plain(name, password);
    }
}
