package io.antiphon.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/// One request: the endpoint, its parameters as they stand in the URL, and what counts as a right answer.
record Call(String endpoint, String query, Expectation expectation) {

    enum Expectation {
        /// A JSON document whose status is `ok`, read to the end.
        DOCUMENT,
        /// Bytes that are not a document, read to the end.
        MEDIA,
        /// The first 64 KB by a range request, or the whole file when it is shorter.
        MEDIA_RANGE,
        /// `audio/mpeg` of which the first byte is waited for; the rest is dropped.
        FIRST_BYTE_OF_MP3
    }

    static Call document(String endpoint, Object... namesAndValues) {
        return new Call(endpoint, query(namesAndValues), Expectation.DOCUMENT);
    }

    static Call media(String endpoint, Expectation expectation, Object... namesAndValues) {
        return new Call(endpoint, query(namesAndValues), expectation);
    }

    private static String query(Object... namesAndValues) {
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            query.append('&')
                    .append(namesAndValues[i])
                    .append('=')
                    .append(URLEncoder.encode(String.valueOf(namesAndValues[i + 1]), UTF_8));
        }
        return query.toString();
    }
}
