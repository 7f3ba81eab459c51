package io.antiphon.conformance.protocol;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The whole protocol as the suite states it, read from its resources.
public final class Protocol {

    private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();
    private final Map<String, Type> types = new LinkedHashMap<>();

    private Protocol(List<Endpoint> endpoints, List<Type> types) {
        endpoints.forEach(endpoint -> this.endpoints.put(endpoint.name(), endpoint));
        types.forEach(type -> this.types.put(type.name(), type));
    }

    /// Reads the data that comes with the program.
    public static Protocol load() {
        JsonMapper mapper = JsonMapper.builder().build();
        return new Protocol(read(mapper, "endpoints.json", new TypeReference<List<Endpoint>>() {}),
                read(mapper, "types.json", new TypeReference<List<Type>>() {}));
    }

    private static <T> T read(JsonMapper mapper, String name, TypeReference<T> type) {
        try (InputStream in = Protocol.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The program lacks its resource " + name);
            }
            return mapper.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the resource " + name, e);
        }
    }

    public Collection<Endpoint> endpoints() {
        return endpoints.values();
    }

    public Collection<Type> types() {
        return types.values();
    }

    /// The endpoint of that name.
    ///
    /// @throws IllegalArgumentException when there is no such endpoint
    public Endpoint endpoint(String name) {
        Endpoint endpoint = endpoints.get(name);
        if (endpoint == null) {
            throw new IllegalArgumentException("No endpoint is called " + name);
        }
        return endpoint;
    }

    /// The type of that name.
    ///
    /// @throws IllegalArgumentException when there is no such type
    public Type type(String name) {
        Type type = types.get(name);
        if (type == null) {
            throw new IllegalArgumentException("No type is called " + name);
        }
        return type;
    }

    /// Whether samples in the documentation show a field of that name although no table describes it.
    public boolean showsInSamples(Type type, String name) {
        return type.showsInSamples(name) || (type.base() != null && showsInSamples(type(type.base()), name));
    }

    /// All fields of a type, those of the types it extends first.
    public List<Field> fields(Type type) {
        if (type.base() == null) {
            return type.fields();
        }
        List<Field> all = new ArrayList<>(fields(type(type.base())));
        all.addAll(type.fields());
        return all;
    }
}
