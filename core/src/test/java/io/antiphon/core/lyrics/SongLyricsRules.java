package io.antiphon.core.lyrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.lyrics.Lyrics.Agent;
import io.antiphon.core.lyrics.Lyrics.Cue;
import io.antiphon.core.lyrics.Lyrics.CueLine;
import io.antiphon.core.lyrics.Lyrics.Line;
import io.antiphon.core.lyrics.Lyrics.Role;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The rules of the songLyrics extension, version 2, that hold for every layer.
final class SongLyricsRules {

    private SongLyricsRules() {}

    static void check(Lyrics layer) {
        assertThat(layer.language()).matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}").isNotEqualTo("xxx");
        assertThat(layer.lines()).isNotEmpty();
        assertThat(layer.lines()).allSatisfy(line -> assertThat(line.start() != null).isEqualTo(layer.synced()));
        assertThat(layer.lines()).allSatisfy(line -> checkText(line.text()));
        if (layer.synced()) {
            assertThat(layer.lines()).extracting(Line::start).isSorted();
            checkAgents(layer);
            checkCueLines(layer);
        } else {
            assertThat(layer.cueLines()).isEmpty();
            assertThat(layer.agents()).isEmpty();
        }
    }

    private static void checkText(String text) {
        assertThat(text.codePoints()
                .allMatch(c -> c == '\n' || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c > 0xFFFF))
                .as("can stand in XML: %s", text)
                .isTrue();
    }

    private static void checkAgents(Lyrics layer) {
        List<String> ids = layer.agents().stream().map(Agent::id).toList();
        assertThat(ids).doesNotHaveDuplicates().allSatisfy(id -> assertThat(id).isNotBlank());
        if (layer.agents().isEmpty()) {
            assertThat(layer.cueLines()).allSatisfy(line -> assertThat(line.agentId()).isNull());
            return;
        }
        assertThat(layer.cueLines()).isNotEmpty().allSatisfy(line -> assertThat(ids).contains(line.agentId()));
        assertThat(layer.agents()).filteredOn(agent -> agent.role() == Role.MAIN).hasSize(1);
    }

    private static void checkCueLines(Lyrics layer) {
        Map<String, Agent> agents = layer.agents().stream().collect(Collectors.toMap(Agent::id, Function.identity()));
        assertThat(layer.cueLines()).extracting(CueLine::index).isSorted();
        CueLine before = null;
        for (CueLine line : layer.cueLines()) {
            assertThat(line.index()).isBetween(0, layer.lines().size() - 1);
            checkText(line.text());
            checkCues(line);
            if (before != null && before.index() == line.index() && line.agentId() != null) {
                assertThat(Objects.requireNonNull(agents.get(line.agentId())).role())
                        .as("the main agent comes first")
                        .isNotEqualTo(Role.MAIN);
            }
            before = line;
        }
    }

    private static void checkCues(CueLine line) {
        byte[] text = line.text().getBytes(StandardCharsets.UTF_8);
        assertThat(line.cues()).isNotEmpty();
        assertThat(line.cues().stream().map(cue -> cue.end() == null).distinct()).as("ends: all or none").hasSize(1);
        int nextByte = 0;
        Duration free = Objects.requireNonNull(line.start());
        for (Cue cue : line.cues()) {
            assertThat(cue.byteStart()).isGreaterThanOrEqualTo(nextByte);
            assertThat(cue.byteEnd()).isGreaterThanOrEqualTo(cue.byteStart()).isLessThan(text.length);
            assertThat(new String(text, cue.byteStart(), cue.byteEnd() - cue.byteStart() + 1, StandardCharsets.UTF_8))
                    .isEqualTo(cue.text())
                    .isNotEmpty();
            assertThat(cue.start()).isGreaterThanOrEqualTo(free);
            nextByte = cue.byteEnd() + 1;
            free = cue.end() == null ? cue.start() : cue.end();
            assertThat(free).isGreaterThanOrEqualTo(cue.start());
        }
        if (line.end() != null) {
            assertThat(line.end()).isGreaterThanOrEqualTo(free);
        }
    }
}
