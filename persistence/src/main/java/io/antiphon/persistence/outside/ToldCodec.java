package io.antiphon.persistence.outside;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.antiphon.core.outside.Told;
import io.antiphon.core.outside.Topic;
import java.util.Optional;

/// What was told as a JSON document: the record's components by their names.
final class ToldCodec {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ToldCodec() {}

    static String encode(Told told) {
        try {
            return JSON.writeValueAsString(told);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("%s cannot be written".formatted(told.getClass().getSimpleName()), e);
        }
    }

    /// Empty when it was written by a version that told it otherwise.
    static Optional<Told> decode(Topic topic, String document) {
        try {
            return Optional.ofNullable(JSON.readValue(document, topic.shape()));
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }
}
