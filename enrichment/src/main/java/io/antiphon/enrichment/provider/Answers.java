package io.antiphon.enrichment.provider;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;

/// Reads JSON that strangers wrote, within limits.
final class Answers {

    private static final int MAX_DEPTH = 64;
    private static final int MAX_TEXT = 2 << 20;
    private static final int MAX_NAME = 2000;
    private static final int MAX_NUMBER = 100;

    private static final JsonMapper JSON = JsonMapper
            .builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_TEXT)
                            .maxNameLength(MAX_NAME)
                            .maxNumberLength(MAX_NUMBER)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Answers() {}

    /// @throws StrangeAnswerException when it is no JSON document of bearable shape
    static JsonNode parse(byte[] document) throws StrangeAnswerException {
        try {
            JsonNode parsed = JSON.readTree(document);
            if (parsed == null || parsed.isMissingNode()) {
                throw new StrangeAnswerException("answered with nothing at all");
            }
            return parsed;
        } catch (IOException _) {
            throw new StrangeAnswerException("answered with something else than JSON");
        }
    }

    /// Missing when it is no JSON document.
    static JsonNode parseOrMissing(byte[] document) {
        try {
            return parse(document);
        } catch (StrangeAnswerException _) {
            return MissingNode.getInstance();
        }
    }
}
