package io.antiphon.conformance.chapter;

import io.antiphon.conformance.protocol.Endpoint;
import io.antiphon.conformance.protocol.Parameter;
import io.antiphon.conformance.suite.Call;
import io.antiphon.conformance.suite.Probe;
import java.util.Set;

/// Calls made from the data alone: a good value for every required parameter, as far as the library has one.
final class SampleCalls {

    /// Things of the user that no case may put at risk, since a server may do what it should refuse.
    private static final Set<String> PRECIOUS = Set.of("playlist", "share", "station", "channel", "episode");
    private static final String UNKNOWN = "999999999";

    private SampleCalls() {}

    static Call of(Probe probe, Endpoint endpoint) {
        Call call = Call.of(endpoint.name());
        for (Parameter parameter : endpoint.requiredParameters()) {
            boolean precious = endpoint.changes() && PRECIOUS.contains(kind(parameter));
            call = call.with(parameter.name(), precious ? UNKNOWN : value(probe, parameter));
        }
        return call;
    }

    /// Whether a call names something that does not exist, which a server may say first.
    static boolean namesUnknown(Call call) {
        return call.parameters().stream().anyMatch(each -> each.value().equals(UNKNOWN));
    }

    /// What kind of thing a parameter names, "" for none.
    static String kind(Parameter parameter) {
        String sample = parameter.sample();
        return sample == null ? "" : sample;
    }

    private static String value(Probe probe, Parameter parameter) {
        String sample = kind(parameter);
        if (sample.startsWith("=") || sample.isEmpty()) {
            return sample.isEmpty() ? "conformance" : sample.substring(1);
        }
        return probe.library().sample(sample).orElse(UNKNOWN);
    }
}
