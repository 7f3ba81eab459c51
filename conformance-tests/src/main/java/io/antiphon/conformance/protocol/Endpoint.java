package io.antiphon.conformance.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One endpoint of the protocol.
///
/// @param open whether it answers without credentials
/// @param changes whether calling it changes what the server keeps
/// @param isVolatile whether two calls in a row may rightly answer differently
public record Endpoint(String name, String chapter, String since, @Nullable String extension, @Nullable String path,
        @Nullable String method, @JsonProperty("public") boolean open, boolean binary, boolean changes,
        @JsonProperty("volatile") boolean isVolatile, @Nullable String role, @Nullable Answer answer, String says,
        List<Parameter> parameters) {

    /// What a good answer holds beneath the envelope.
    public record Answer(String name, String type, boolean list) {}

    /// The last part of the address.
    public String pathName() {
        return path == null ? name : path;
    }

    public Optional<Answer> findAnswer() {
        return Optional.ofNullable(answer);
    }

    public List<Parameter> requiredParameters() {
        return parameters.stream().filter(Parameter::required).toList();
    }

    /// The page of the published documentation that describes it.
    public String page() {
        return "endpoints/" + name;
    }
}
