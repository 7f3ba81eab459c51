package io.antiphon.conformance.chapter;

import io.antiphon.conformance.http.HttpAnswer;
import io.antiphon.conformance.protocol.Endpoint;
import io.antiphon.conformance.protocol.Parameter;
import io.antiphon.conformance.suite.Call;
import io.antiphon.conformance.suite.Cases;
import io.antiphon.conformance.suite.Chapter;
import io.antiphon.conformance.suite.Probe;
import java.util.Set;

/// Refusals that follow from the data alone: missing parameters and unknown ids.
final class ErrorChapter implements Chapter {

    private static final Set<String> THINGS = Set.of("song", "album", "artist", "directory",
            "playlist", "share", "station", "channel", "episode", "video", "cover", "self");
    /// Calls that may rightly ignore what is not there, or answer in another way than by an envelope.
    private static final Set<String> OTHERWISE = Set.of("scrobble", "getTranscodeStream",
            "getTranscodeDecision", "deleteBookmark", "reportPlayback");

    @Override
    public void describe(Cases cases) {
        for (Endpoint endpoint : cases.protocol().endpoints()) {
            if (!OTHERWISE.contains(endpoint.name()) || !endpoint.name().startsWith("getTranscode")) {
                endpoint.requiredParameters().forEach(parameter -> missing(cases, endpoint, parameter));
            }
            if (!OTHERWISE.contains(endpoint.name())) {
                endpoint.requiredParameters()
                        .stream()
                        .filter(parameter -> THINGS.contains(SampleCalls.kind(parameter)))
                        .forEach(parameter -> unknown(cases, endpoint, parameter));
            }
        }
    }

    private static void missing(Cases cases, Endpoint endpoint, Parameter missing) {
        cases.errors(endpoint.name())
                .after(missing.name().equals("query") ? "endpoints/" + endpoint.name() : "responses/error")
                .must("refuses a call without " + missing.name() + " with 10", probe -> {
                    Call call = SampleCalls.of(probe, endpoint).without(missing.name());
                    if (missing.name().equals("query")) {
                        queryMayBeMissing(probe, call);
                        return;
                    }
                    Leftovers.remove(probe, endpoint.name());
                    boolean idFirst = SampleCalls.namesUnknown(call);
                    var envelope = idFirst ? probe.refused(call, 10, 70) : probe.refused(call, 10);
                    String message = envelope.error().map(error -> error.message()).orElse("");
                    if (envelope.error().filter(error -> error.code() == 10).isPresent()) {
                        probe.advise(message.contains(missing.name()), "a message that names " + missing.name(),
                                message);
                    }
                });
    }

    /// Many servers treat a missing query as an empty one, and apps count on it.
    private static void queryMayBeMissing(Probe probe, Call call) {
        var envelope = probe.structured(call, probe.session().protocol().endpoint(call.endpoint()).answer());
        int code = envelope.error().map(error -> error.code()).orElse(-1);
        probe.expect(envelope.ok() || code == 10, "error 10, or what an empty query gives", "error " + code);
    }

    private static void unknown(Cases cases, Endpoint endpoint, Parameter parameter) {
        cases.errors(endpoint.name())
                .after("responses/error")
                .must("refuses an unknown " + parameter.name() + " with 70", probe -> {
                    String id = SampleCalls.kind(parameter).equals("self") ? "no-such-user-at-all"
                            : Samples.unknownId(probe.library().sample(SampleCalls.kind(parameter)));
                    Call call = SampleCalls.of(probe, endpoint).without(parameter.name()).with(parameter.name(), id);
                    if (endpoint.name().equals("getCoverArt") || endpoint.name().equals("getAvatar")) {
                        pictureOrRefusal(probe, call);
                        return;
                    }
                    // Without a real one to alter, the id may have a form this server never gives.
                    boolean formKnown = SampleCalls.kind(parameter).equals("self")
                            || probe.library().sample(SampleCalls.kind(parameter)).isPresent();
                    int[] codes = formKnown ? new int[]{70} : new int[]{0, 10, 70};
                    probe.refused(call, codes);
                });
    }

    /// A server may send a picture that stands for none.
    private static void pictureOrRefusal(Probe probe, Call call) {
        HttpAnswer answer = probe.raw(call);
        if (!Bytes.isPicture(answer.body())) {
            probe.refused(call, 70);
        }
    }
}
