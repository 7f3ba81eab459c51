package io.antiphon.conformance.chapter;

import io.antiphon.conformance.protocol.Endpoint;
import io.antiphon.conformance.suite.Call;
import io.antiphon.conformance.suite.Cases;
import io.antiphon.conformance.suite.Chapter;

/// Whether the server knows an endpoint at all, asked without what it requires so that nothing can happen. These come
/// first: the other cases of an endpoint that is not there have nothing to tell.
final class ExistenceChapter implements Chapter {

    @Override
    public void describe(Cases cases) {
        for (Endpoint endpoint : cases.protocol().endpoints()) {
            boolean harmless = !endpoint.requiredParameters().isEmpty();
            if (harmless && !endpoint.name().startsWith("getTranscode")) {
                cases.endpoint(endpoint.name())
                        .must("is known to the server",
                                probe -> probe.known(Call.of(endpoint.name())));
            }
        }
    }
}
