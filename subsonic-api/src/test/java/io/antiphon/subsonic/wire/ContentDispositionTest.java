package io.antiphon.subsonic.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContentDispositionTest {

    @Test
    void aNameIsGivenInAsciiAndInUtf8() {
        assertThat(ContentDisposition.attachment("01 Öpen \"it\".flac"))
                .isEqualTo(
                        "attachment; filename=\"01 _pen _it_.flac\"; filename*=UTF-8''01%20%c3%96pen%20%22it%22.flac");
    }

    @Test
    void noNameCanAddAHeaderOrLeaveItsDirectory() {
        assertThat(ContentDisposition.attachment("a\r\nSet-Cookie: x/../b")).doesNotContain("\r", "\n", "/")
                .contains("filename*=UTF-8''a__Set-Cookie%3a%20x_.._b");
    }
}
