package io.antiphon.core.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.tag.RawTags;
import io.antiphon.core.tag.TagField;
import io.antiphon.core.tag.TagInterpreter;
import io.antiphon.core.tag.TagRules;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PathTemplateTest {

    private final RawTags.Builder tags = RawTags.builder();

    private String path(String template, String fileName) {
        return String.join("/", PathTemplate.of(template)
                .fill(new TagInterpreter(new TagRules(List.of(), List.of())).interpret(tags.build()), fileName,
                        "flac"));
    }

    private String path() {
        return path(PathTemplate.STANDARD, "sent.mp3");
    }

    @Test
    void allFieldsStandWhereTheTemplateSays() {
        tags.add(TagField.ALBUMARTIST, "Nina Simone")
                .add(TagField.ALBUM, "Pastel Blues")
                .add(TagField.DATE, "1965-10")
                .add(TagField.DISCNUMBER, "1")
                .add(TagField.TRACKNUMBER, "9/9")
                .add(TagField.TITLE, "Sinnerman")
                .add(TagField.GENRE, "Jazz");
        assertThat(path()).isEqualTo("Nina Simone/1965 - Pastel Blues/1-09 Sinnerman.flac");
        assertThat(path("{genre}/{artist}[ ({year})]/{title}.{ext}", "x"))
                .isEqualTo("Jazz/Unknown Artist (1965)/Sinnerman.flac");
    }

    @Test
    void whatAFileDoesNotSayIsLeftOutWithWhatFollowsIt() {
        assertThat(path()).isEqualTo("Unknown Artist/Unknown Album/sent.flac");
        tags.add(TagField.ARTIST, "Can").add(TagField.COMPILATION, "1").add(TagField.TRACKNUMBER, "4");
        assertThat(path()).isEqualTo("Various Artists/Unknown Album/04 sent.flac");
        assertThat(path("{album}[ ({year})]/{genre}/x{title}.{ext}", "a/b\\c.d.mp3"))
                .isEqualTo("Unknown Album/xc.d.flac");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ../../etc/passwd        | _._.._etc_passwd
            "..\\..\\boot.ini"      | _._.._boot.ini
            /absolute               | _absolute
            "C:\\Windows"           | C__Windows
            .hidden                 | _hidden
            ..                      | _
            .                       | _
            ...                     | _
            CON                     | _CON
            nul.txt                 | _nul.txt
            com1                    | _com1
            COM¹                    | _COM¹
            "ends with dots... "    | ends with dots
            lost+found              | _lost+found
            #Recycle                | _#Recycle
            "a\tb\u0000c"           | "a b c"
            "a?b*c<d>e|f:g"         | a_b_c_d_e_f_g
            """)
    void hostileNamesBecomeHarmlessOnes(String given, String expected) {
        String text = given.replace("\\t", "\t").replace("\\u0000", "\u0000");
        assertThat(SafeNames.folder(text)).isEqualTo(expected);
        assertThat(SafeNames.file(text, "mp3")).endsWith(".mp3").doesNotContain("/");
    }

    @Test
    void whatIsInvisibleOrHalfACharacterGoesAndComposedLettersAreComposed() {
        assertThat(SafeNames.folder("a\u202eb\u200bc\ud800d")).isEqualTo("abcd");
        assertThat(SafeNames.folder("Bjo\u0308rk")).isEqualTo("Björk");
        assertThat(SafeNames.key("BJO\u0308RK")).isEqualTo(SafeNames.key("björk"));
        assertThat(SafeNames.key("STRASSE")).isEqualTo(SafeNames.key("straße"));
    }

    @Test
    void longNamesAreCutBetweenCharacters() {
        String name = SafeNames.file("🎵".repeat(500), "flac");
        assertThat(name.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(SafeNames.LONGEST);
        assertThat(name).endsWith("🎵.flac");
        assertThat(SafeNames.folder("x".repeat(10_000))).hasSize(SafeNames.LONGEST);
    }

    @Test
    void aTagNeverOpensAFolder() {
        tags.add(TagField.ALBUMARTIST, "AC/DC").add(TagField.ALBUM, "../..").add(TagField.TITLE, "a/../../b");
        assertThat(path()).isEqualTo("AC_DC/_._/a_.._.._b.flac");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{title}", "/{title}.{ext}", "a//{title}.{ext}", "../{title}.{ext}", "{titel}.{ext}",
            "{title.{ext}", "[{title}.{ext}", "{title}].{ext}", "[[{title}]].{ext}",
            "a/b/c/d/e/f/g/h/i/{title}.{ext}"})
    void aTemplateThatMakesNoSenseIsRefused(String template) {
        assertThatThrownBy(() -> PathTemplate.of(template)).isInstanceOf(IllegalArgumentException.class);
    }
}
