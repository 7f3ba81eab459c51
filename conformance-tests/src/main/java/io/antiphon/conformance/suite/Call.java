package io.antiphon.conformance.suite;

import io.antiphon.conformance.http.Credentials;
import io.antiphon.conformance.http.HttpRequest;
import io.antiphon.conformance.http.Param;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A question to an endpoint, without what every question carries. Each method gives a changed copy.
///
/// @param format the value of `f`; null for the probe's own format, "" for none
/// @param credentials null for the ones the suite was given
/// @param client the value of `c`, "" for none
/// @param version the value of `v`, "" for none
public record Call(String endpoint, List<Param> parameters, Map<String, String> headers, String method, Sending sending,
        String suffix, @Nullable String format, @Nullable Credentials credentials, String client, String version,
        @Nullable String json) {

    /// Where the parameters travel.
    public enum Sending {
        QUERY, FORM,
        /// who asks in the query, what is asked in the form
        BOTH
    }

    private static final String CLIENT = "antiphon-conformance";
    private static final String VERSION = "1.16.1";

    /// A call with parameters as names and values in turn.
    public static Call of(String endpoint, String... pairs) {
        Call call = new Call(endpoint, List.of(), Map.of(), "GET", Sending.QUERY, "", null, null, CLIENT, VERSION,
                null);
        for (int i = 0; i < pairs.length; i += 2) {
            call = call.with(pairs[i], pairs[i + 1]);
        }
        return call;
    }

    public Call with(String name, String value) {
        List<Param> more = new ArrayList<>(parameters);
        more.add(new Param(name, value));
        return new Call(endpoint, more, headers, method, sending, suffix, format, credentials, client, version, json);
    }

    /// The parameter once for every value.
    public Call with(String name, List<String> values) {
        Call call = this;
        for (String value : values) {
            call = call.with(name, value);
        }
        return call;
    }

    public Call without(String name) {
        List<Param> fewer = parameters.stream().filter(each -> !each.name().equals(name)).toList();
        return new Call(endpoint, fewer, headers, method, sending, suffix, format, credentials, client, version, json);
    }

    public Call header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Call(endpoint, parameters, more, method, sending, suffix, format, credentials, client, version,
                json);
    }

    public Call method(String name) {
        return new Call(endpoint, parameters, headers, name, sending, suffix, format, credentials, client, version,
                json);
    }

    public Call form(Sending where) {
        return new Call(endpoint, parameters, headers, "POST", where, suffix, format, credentials, client, version,
                json);
    }

    /// With a JSON document as its body.
    public Call json(String document) {
        return new Call(endpoint, parameters, headers, "POST", Sending.QUERY, suffix, format, credentials, client,
                version, document);
    }

    public Call suffix(String text) {
        return new Call(endpoint, parameters, headers, method, sending, text, format, credentials, client, version,
                json);
    }

    public Call format(String value) {
        return new Call(endpoint, parameters, headers, method, sending, suffix, value, credentials, client, version,
                json);
    }

    public Call as(Credentials who) {
        return new Call(endpoint, parameters, headers, method, sending, suffix, format, who, client, version, json);
    }

    public Call client(String name) {
        return new Call(endpoint, parameters, headers, method, sending, suffix, format, credentials, name, version,
                json);
    }

    public Call version(String number) {
        return new Call(endpoint, parameters, headers, method, sending, suffix, format, credentials, client, number,
                json);
    }

    HttpRequest request(String pathName, String usualFormat, Credentials usual) {
        List<Param> who = new ArrayList<>((credentials == null ? usual : credentials).parameters());
        add(who, "v", version);
        add(who, "c", client);
        add(who, "f", format == null ? usualFormat : format);
        List<Param> query = new ArrayList<>();
        List<Param> form = new ArrayList<>();
        (sending == Sending.FORM ? form : query).addAll(who);
        (sending == Sending.QUERY ? query : form).addAll(parameters);
        String path = "/rest/" + pathName + suffix;
        if (json != null) {
            return new HttpRequest(method, path, query, headers, "application/json", json);
        }
        if (sending == Sending.QUERY) {
            return new HttpRequest(method, path, query, headers, null, null);
        }
        return new HttpRequest(method, path, query, headers, "application/x-www-form-urlencoded",
                HttpRequest.encode(form));
    }

    private static void add(List<Param> parameters, String name, String value) {
        if (!value.isEmpty()) {
            parameters.add(new Param(name, value));
        }
    }
}
