package io.antiphon.conformance.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One response type: its fields without those of the type it extends.
public record Type(String name, @JsonProperty("extends") @Nullable String base, String page, List<Field> fields) {}
