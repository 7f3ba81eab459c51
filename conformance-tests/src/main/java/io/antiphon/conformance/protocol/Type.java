package io.antiphon.conformance.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One response type: its fields without those of the type it extends.
///
/// @param inSamplesOnly names that samples in the documentation, or the OpenAPI document, show although no table describes them
public record Type(String name, @JsonProperty("extends") @Nullable String base, String page,
        @Nullable List<String> inSamplesOnly, List<Field> fields) {

    boolean showsInSamples(String name) {
        return inSamplesOnly != null && inSamplesOnly.contains(name);
    }
}
