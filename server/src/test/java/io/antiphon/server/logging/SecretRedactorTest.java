package io.antiphon.server.logging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretRedactorTest {

    @ParameterizedTest
    @ValueSource(strings = {"GET /rest/ping?u=a&p=HUSH&c=x", "GET /rest/ping?p=enc:HUSH", "x?u=a&t=HUSH&s=HUSH",
            "x?apiKey=HUSH", "password=HUSH",
            "{\"password\": \"HU\\\"SH HUSH\"}", "{\"refreshToken\":\"HUSH\"}", "Authorization: Bearer HUSH.HUSH.HUSH",
            "X-API-Key: HUSH",
            "ANTIPHON_ADMIN_PASSWORD=HUSH", "ANTIPHON_SECRET_KEY=HUSH", "x?newPassword=HUSH&f=json",
            "GET /pair/HUSH-HUSH", "/callback?state=HUSH&code=HUSH", "http://x/#code=HUSH",
            "{\"verifier\":\"HUSH\"}", "grant&code_verifier=HUSH", "client_secret=HUSH"})
    void aSecretIsTakenOut(String text) {
        assertThat(SecretRedactor.redact(text)).doesNotContain("HUSH").contains("***");
    }

    @Test
    void theRestIsKept() {
        String text = "Scanned 12 files in /music/p=1? no: /music/The Artist=Album in 0.2 s";
        assertThat(SecretRedactor.redact("GET /rest/getAlbum?id=al-1&u=alice&f=json"))
                .isEqualTo("GET /rest/getAlbum?id=al-1&u=alice&f=json");
        assertThat(SecretRedactor.redact(text)).contains("The Artist=Album");
    }
}
