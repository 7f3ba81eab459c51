package io.antiphon.enrichment.web;

/// What is sent with a request.
///
/// @param contentType without parameters; the text goes as UTF-8
public record WebBody(String contentType, String text) {

    /// Fields as `application/x-www-form-urlencoded`.
    public static WebBody form(String fields) {
        return new WebBody("application/x-www-form-urlencoded", fields);
    }

    public static WebBody json(String document) {
        return new WebBody("application/json", document);
    }

    /// Without the text, which may hold secrets.
    @Override
    public String toString() {
        return "WebBody[contentType=%s]".formatted(contentType);
    }
}
