package io.antiphon.conformance.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TreeComparisonTest {

    @Test
    void equalTreesAgree() {
        AnswerTree tree = branch(Map.of("a", value("1"), "b", new AnswerTree.Items(List.of(value("x")))));
        assertThat(TreeComparison.compare("here", tree, tree, false)).isEmpty();
    }

    @Test
    void anotherValueAndAMissingMemberDiffer() {
        AnswerTree xml = branch(Map.of("title", value("1"), "year", value("1999")));
        AnswerTree json = branch(Map.of("title", value("2")));
        assertThat(TreeComparison.compare("here", xml, json, false)).extracting(Finding::expected)
                .containsExactly("here.title is the same in XML and JSON", "here.year is the same in XML and JSON");
    }

    @Test
    void whatSaysNothingMayBeLeftOut() {
        AnswerTree xml = branch(Map.of());
        AnswerTree json = branch(Map.of("moods", new AnswerTree.Items(List.of()), "bpm", value("0"), "sortName",
                value(""), "replayGain", AnswerTree.nothing(), "isCompilation", value("false")));
        assertThat(TreeComparison.compare("here", xml, json, false)).isEmpty();
    }

    @Test
    void plainListsHaveNoOrderAndListsOfThingsHave() {
        AnswerTree one = new AnswerTree.Items(List.of(value("a"), value("b")));
        AnswerTree other = new AnswerTree.Items(List.of(value("b"), value("a")));
        assertThat(TreeComparison.compare("here", one, other, false)).isEmpty();
        AnswerTree songs = new AnswerTree.Items(
                List.of(branch(Map.of("id", value("1"))), branch(Map.of("id", value("2")))));
        AnswerTree turned = new AnswerTree.Items(
                List.of(branch(Map.of("id", value("2"))), branch(Map.of("id", value("1")))));
        assertThat(TreeComparison.compare("here", songs, turned, false)).hasSize(2);
    }

    @Test
    void contributorsHaveNoOrder() {
        AnswerTree composer = branch(Map.of("role", value("composer"), "artist", branch(Map.of("id", value("1")))));
        AnswerTree player = branch(Map.of("role", value("performer"), "artist", branch(Map.of("id", value("2")))));
        AnswerTree xml = branch(Map.of("contributors", new AnswerTree.Items(List.of(composer, player))));
        AnswerTree json = branch(Map.of("contributors", new AnswerTree.Items(List.of(player, composer))));
        assertThat(TreeComparison.compare("here", xml, json, false)).isEmpty();
    }

    @Test
    void whatOnlyTheServerUnderstandsMayBeAnotherEachTime() {
        AnswerTree xml = branch(Map.of("transcodeParams", value("at second 1")));
        AnswerTree json = branch(Map.of("transcodeParams", value("at second 2")));
        assertThat(TreeComparison.compare("here", xml, json, false)).isEmpty();
    }

    @Test
    void theShapeAloneIgnoresValuesButNotTheirAbsence() {
        AnswerTree xml = branch(Map.of("id", value("1"), "name", value("n")));
        AnswerTree json = branch(Map.of("id", value("2")));
        assertThat(TreeComparison.compare("here", xml, json, true)).extracting(Finding::expected)
                .containsExactly("here.name is the same in XML and JSON");
    }

    private static AnswerTree value(String text) {
        return new AnswerTree.Value(text);
    }

    private static AnswerTree branch(Map<String, AnswerTree> members) {
        return new AnswerTree.Branch(members);
    }
}
