package io.antiphon.conformance.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.conformance.protocol.Endpoint;
import io.antiphon.conformance.protocol.Parameter;
import io.antiphon.conformance.protocol.Protocol;
import io.antiphon.conformance.suite.Case;
import io.antiphon.conformance.suite.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ChaptersTest {

    /// Every extension of the protocol's documentation.
    private static final Set<String> EXTENSIONS = Set.of("apiKeyAuthentication", "formPost", "getPodcastEpisode",
            "indexBasedQueue", "playbackReport", "songLyrics", "sonicSimilarity", "topSongsByArtistId",
            "transcodeOffset", "transcoding");

    private final Protocol protocol = Protocol.load();
    private final List<Case> cases = Chapters.cases(protocol);

    @Test
    void theProtocolHas87EndpointsAndEachHasACaseOfItsOwnInBothFormats() {
        assertThat(protocol.endpoints()).hasSize(87);
        Set<String> covered = cases.stream()
                .filter(each -> each.kind() == Kind.ENDPOINT && each.bothFormats())
                .filter(each -> !each.title().equals("is known to the server"))
                .map(Case::endpoint)
                .collect(Collectors.toSet());
        assertThat(protocol.endpoints()).extracting(Endpoint::name).allMatch(covered::contains);
    }

    @Test
    void everyRequiredParameterIsLeftOutOnce() {
        for (Endpoint endpoint : protocol.endpoints()) {
            for (Parameter parameter : endpoint.requiredParameters()) {
                if (!endpoint.name().startsWith("getTranscode")) {
                    assertThat(cases).extracting(Case::id)
                            .contains(endpoint.name() + "/refuses-a-call-without-"
                                    + parameter.name().toLowerCase(Locale.ROOT)
                                    + "-with-10");
                }
            }
        }
    }

    @Test
    void everyExtensionHasCases() {
        Set<String> covered = cases.stream().flatMap(each -> each.findExtension().stream()).collect(Collectors.toSet());
        assertThat(covered).isEqualTo(EXTENSIONS);
    }

    @Test
    void noTwoCasesHaveOneId() {
        assertThat(cases).extracting(Case::id).doesNotHaveDuplicates();
    }

    @Test
    void everyCaseOfAChangingEndpointIsLeftOutOfReadOnlyRuns() {
        assertThat(cases).filteredOn(each -> protocol.endpoint(each.endpoint()).changes()).allMatch(Case::changes);
    }

    @Test
    void unknownIdsLookLikeRealOnesButAreNot() {
        for (String real : List.of("al-12", "7f3c2b", "aaaaaaaa", "x", "0190c6e5-8f1e-7bb2-9d0e-3a4f5b6c7d8e")) {
            assertThat(Samples.unknownId(Optional.of(real))).isNotEqualTo(real);
        }
        assertThat(Samples.unknownId(Optional.of("al-12"))).isEqualTo("al-999999999");
    }
}
