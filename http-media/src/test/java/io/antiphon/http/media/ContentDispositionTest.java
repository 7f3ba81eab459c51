package io.antiphon.http.media;

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

    @Test
    void namesThatAreMadeToMisleadCannot() {
        assertThat(ContentDisposition.attachment("song\u202egpj.exe")).isEqualTo(
                "attachment; filename=\"song_gpj.exe\"; filename*=UTF-8''song_gpj.exe");
        assertThat(ContentDisposition.attachment("\ud800\u0085\u2028\u200bx")).isEqualTo(
                "attachment; filename=\"____x\"; filename*=UTF-8''____x");
        for (String nothing : new String[]{"", "  ", ".", ".."}) {
            assertThat(ContentDisposition.attachment(nothing)).as(nothing)
                    .isEqualTo("attachment; filename=\"file\"; filename*=UTF-8''file");
        }
        String all = ContentDisposition.attachment("\"; filename=\"evil.exe\"; x='%22*");
        assertThat(all).isEqualTo(
                "attachment; filename=\"__ filename=_evil.exe__ x='_22_\"; filename*=UTF-8''%22%3b%20filename%3d%22evil.exe%22%3b%20x%3d%27%2522%2a");
        assertThat(ContentDisposition.attachment("日本\ud83c\udfb5.flac")).matches("[ -~]+")
                .endsWith(
                        "%e6%97%a5%e6%9c%ac%f0%9f%8e%b5.flac");
    }
}
