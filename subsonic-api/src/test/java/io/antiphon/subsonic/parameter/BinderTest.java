package io.antiphon.subsonic.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.library.TrackId;
import io.antiphon.subsonic.response.ErrorCode;
import io.antiphon.subsonic.response.SubsonicException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BinderTest {

    record Everything(String text, @Nullable String note, @Default("5") @AtLeast(0) @AtMost(10) int number,
            @Nullable Long big, @Nullable Double ratio,
            @Default("true") boolean flag, AlbumListType type, List<TrackId> id, @Nullable Instant time,
            @Wire("public") @Nullable Boolean shown, Inner inner) {}

    record Inner(@Nullable Integer depth) {}

    record Many(@Required List<Integer> index) {}

    record Body(@JsonBody Inner inner) {}

    private static final Binder<Everything> BINDER = Binder.of(Everything.class);

    @Test
    void everyKindOfValueIsRead() {
        Everything bound = BINDER.bind(Parameters.empty()
                .add("text=a%20b%2Bc+%C3%BC&note=&number=7&big=5000000000&ratio=0.25&flag=FALSE&type=byYear&id=tr-1&id=2&time=1500&public=1&depth=3"));
        assertThat(bound).isEqualTo(new Everything("a b+c ü", "", 7, 5_000_000_000L, 0.25, false, AlbumListType.BY_YEAR,
                List.of(new TrackId("1"), new TrackId("2")), Instant.ofEpochMilli(1500), true, new Inner(3)));
    }

    @Test
    void whatIsAbsentOrEmptyHasItsDefault() {
        Everything bound = BINDER.bind(Parameters.empty().add("text=x&type=newest&number=&flag="));
        assertThat(bound).isEqualTo(new Everything("x", null, 5, null, null, true, AlbumListType.NEWEST, List.of(),
                null, null, new Inner(null)));
    }

    @Test
    void aNumberTooLargeCountsAsTheLargest() {
        assertThat(BINDER.bind(Parameters.empty().add("text=x&type=newest&number=99")).number()).isEqualTo(10);
    }

    @Test
    void aMissingParameterIsNamed() {
        assertRefused("type=newest", "Required parameter 'text' is missing");
        assertRefused("text=&type=newest", "Required parameter 'text' is missing");
        assertThatThrownBy(() -> Binder.of(Many.class).bind(Parameters.empty()))
                .hasMessage("Required parameter 'index' is missing");
    }

    @Test
    void aValueThatCannotBeReadIsNamed() {
        assertRefused("text=x&type=sideways", "Parameter 'type' must be one of random, newest");
        assertRefused("text=x&type=newest&number=-1",
                "Parameter 'number' must be a whole number of at least 0, not '-1'");
        assertRefused("text=x&type=newest&number=1e3", "Parameter 'number'");
        assertRefused("text=x&type=newest&flag=perhaps", "Parameter 'flag' must be true or false, not 'perhaps'");
        assertRefused("text=x&type=newest&ratio=NaN", "Parameter 'ratio'");
        assertRefused("text=x&type=newest&time=-1", "Parameter 'time'");
        assertRefused("text=x&type=newest&time=99999999999999999", "Parameter 'time'");
    }

    @Test
    void aBodyIsReadAsJson() {
        assertThat(Binder.of(Body.class)
                .bind(Parameters.empty().withBody("{\"depth\":4,\"more\":1}".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(new Body(new Inner(4)));
        assertThatThrownBy(() -> Binder.of(Body.class).bind(Parameters.empty())).isInstanceOf(SubsonicException.class);
    }

    @Test
    void wronglyEncodedParametersStayAsTheyAre() {
        Parameters parameters = Parameters.empty().add("a=%zz&&=b&c&d=1=2");
        assertThat(parameters.first("a")).isEqualTo("%zz");
        assertThat(parameters.first("c")).isEmpty();
        assertThat(parameters.first("d")).isEqualTo("1=2");
    }

    @Test
    void aComponentThatCannotBeReadIsFoundWhenTheBinderIsMade() {
        record Odd(Thread thread) {}
        assertThatThrownBy(() -> Binder.of(Odd.class)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertRefused(String query, String message) {
        assertThatThrownBy(() -> BINDER.bind(Parameters.empty().add(query)))
                .isInstanceOfSatisfying(SubsonicException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.MISSING_PARAMETER))
                .hasMessageStartingWith(message);
    }
}
