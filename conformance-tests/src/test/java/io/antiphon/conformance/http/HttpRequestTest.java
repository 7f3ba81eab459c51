package io.antiphon.conformance.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpRequestTest {

    @Test
    void secretsNeverReachAReport() {
        HttpRequest request = new HttpRequest("POST", "/rest/ping",
                List.of(new Param("u", "me"), new Param("p", "hunter2"), new Param("t", "hunter3"),
                        new Param("apiKey", "hunter4")),
                Map.of(), "application/x-www-form-urlencoded", "s=hunter5&password=hunter6&id=1");
        assertThat(request.masked()).doesNotContain("hunter").contains("u=me", "id=1");
    }

    @Test
    void parametersAreEncodedAsUtf8() {
        assertThat(HttpRequest.encode(List.of(new Param("q", "a b&ü+/")))).isEqualTo("q=a%20b%26%C3%BC%2B%2F");
    }

    @Test
    void aTokenIsTheMd5OfPasswordAndSalt() {
        // the example of the published documentation
        assertThat(new Credentials.Token("joe", "sesame", "c19b2d").parameters())
                .contains(new Param("t", "26719a1196d2a940705a59634eb18eab"));
        assertThat(new Credentials.Hex("joe", "sesame").parameters()).contains(new Param("p", "enc:736573616d65"));
    }
}
