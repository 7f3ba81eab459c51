package io.antiphon.nativeapi.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Reads and writes JSON. The mapper is made at the first use, because it is slow to make and no start needs it.
public final class Json {

    private static final int MAX_BODY = 64 * 1024;
    private static final int BUFFERS_KEPT = 16;

    private @Nullable JsonMapper mapper;

    public byte[] write(Object body) {
        try {
            return mapper().writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("%s cannot be written as JSON".formatted(body.getClass().getSimpleName()),
                    e);
        }
    }

    /// As it would be written, to be changed before.
    JsonNode tree(Object body) {
        return mapper().valueToTree(body);
    }

    /// The bytes of a body.
    ///
    /// @throws ProblemException when there are too many
    byte[] bytes(InputStream in) {
        try {
            byte[] body = in.readNBytes(MAX_BODY + 1);
            if (body.length > MAX_BODY) {
                throw new ProblemException(413, "a request body has at most %d bytes".formatted(MAX_BODY));
            }
            return body;
        } catch (IOException _) {
            throw new ProblemException(ProblemType.INVALID_BODY, "the body broke off");
        }
    }

    /// As somebody reads it who is sent it.
    JsonNode asRead(Object body) {
        return readOwn(write(body), JsonNode.class);
    }

    /// What was written here.
    <T> T readOwn(byte[] written, Class<T> type) {
        try {
            return mapper().readValue(written, type);
        } catch (IOException e) {
            throw new IllegalStateException("%s was not written here".formatted(type.getSimpleName()), e);
        }
    }

    /// @throws ProblemException naming the field when it is not such an object
    public <T> T read(byte[] body, Class<T> type) {
        try {
            JsonNode tree = mapper().readTree(body);
            if (type.isRecord()) {
                BodyCheck.check(tree, type);
            }
            @Nullable T value = mapper().treeToValue(tree, type);
            if (value != null) {
                return value;
            }
        } catch (IOException _) {
            // Jackson's message quotes the body, which may hold a password.
        }
        throw new ProblemException(ProblemType.INVALID_BODY,
                "the body must be a JSON object with the fields that are documented");
    }

    private synchronized JsonMapper mapper() {
        JsonMapper made = mapper;
        if (made == null) {
            // By default each thread keeps its buffers, 16 KB; here every request has a thread of its own, and some stay for long.
            JsonFactory factory = JsonFactory.builder()
                    .recyclerPool(JsonRecyclerPools.newBoundedPool(BUFFERS_KEPT))
                    .build();
            made = JsonMapper.builder(factory)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                    .build();
            mapper = made;
        }
        return made;
    }
}
