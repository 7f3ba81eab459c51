package io.antiphon.enrichment.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// Understands a service's answer.
@FunctionalInterface
public interface AnswerReader<T> {

    /// @return empty when the answer says that there is nothing
    /// @throws StrangeAnswerException when it is not what the service's documentation says
    Optional<T> read(JsonNode answer) throws StrangeAnswerException;
}
