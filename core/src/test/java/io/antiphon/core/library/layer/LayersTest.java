package io.antiphon.core.library.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.LibraryException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Values of fields, as they are checked and kept.
final class LayersTest {

    @Test
    void layersAreReadAsTheyWereWritten() {
        Layers layers = Layers.over(
                Map.of(Field.TITLE, FieldValue.of("\"Quoted\", \\ \u0001 and \ud83c\udfb5"), Field.GENRES,
                        FieldValue.NONE),
                field -> new FieldValue(List.of("as tagged", field.written())));
        assertThat(Layers.decode(layers.encode())).isEqualTo(layers);
        assertThat(layers.tagged()).containsOnlyKeys(Field.TITLE, Field.GENRES);
        assertThat(Layers.decode("{\"NO_SUCH_FIELD\":[[\"a\"],[\"b\"]]}")).isEqualTo(Layers.NONE);
        assertThat(Layers.decode("[]")).isEqualTo(Layers.NONE);
    }

    @ParameterizedTest
    @CsvSource({"NUMBER, 1, true", "NUMBER, 0, false", "NUMBER, 1e3, false", "NUMBER, 123456, false",
            "DATE, 1999, true",
            "DATE, 1999-02, true", "DATE, 1999-02-30x, false", "DATE, 1999-13, false", "DATE, 99, false",
            "COMPILATION, true, true", "COMPILATION, yes, false",
            "RECORDING_MBID, 0d5b0e7c-7f6b-4a3a-9a35-5d7e2f0c7a11, true", "RECORDING_MBID, 0D5B, false",
            "TITLE, x, true", "TITLE, '   ', false"})
    void aFieldTakesWhatItsShapeSays(Field field, String value, boolean taken) {
        if (taken) {
            assertThat(FieldValue.of(value).requireFor(field).text()).isEqualTo(value);
        } else {
            assertThatThrownBy(() -> FieldValue.of(value).requireFor(field))
                    .isInstanceOf(LibraryException.Invalid.class)
                    .hasMessageContaining(field.written());
        }
    }

    @Test
    void aCreditNamesArtistsAndWhatIsTooLongIsRefused() {
        assertThat(new FieldValue(List.of("A & B", "A", "", "B", "")).requireFor(Field.ARTISTS).parts()).hasSize(5);
        for (List<String> wrong : List.of(List.<String>of(), List.of("A"), List.of("A", "A"),
                List.of("A", "A", "no id"), List.of("A", " ", ""))) {
            assertThatThrownBy(() -> new FieldValue(wrong).requireFor(Field.ARTISTS))
                    .isInstanceOf(LibraryException.Invalid.class);
        }
        assertThatThrownBy(() -> FieldValue.of("x".repeat(1_001)).requireFor(Field.TITLE))
                .isInstanceOf(LibraryException.Invalid.class);
        assertThatThrownBy(() -> new FieldValue(List.of("a", "b")).requireFor(Field.TITLE))
                .isInstanceOf(LibraryException.Invalid.class);
    }

    @Test
    void aFieldIsKnownByItsNameAndKindAndThePictureIsNone() {
        assertThat(Field.of(Layered.TRACK, "title")).isEqualTo(Field.TITLE);
        assertThatThrownBy(() -> Field.of(Layered.ARTIST, "title")).isInstanceOf(LibraryException.Invalid.class);
        assertThatThrownBy(() -> Field.of(Layered.ALBUM, "cover")).isInstanceOf(LibraryException.Invalid.class);
    }
}
