package io.antiphon.media.sound.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Neighbours share the label: eight kinds of music, fifteen variants of each in other keys, tempi, levels and colours. By chance
/// one of nine neighbours would.
class SoundsAlikeTest {
    private static final int VARIANTS = 15;
    private static final int NEIGHBOURS = 10;

    @Test
    void neighboursShareTheLabelFarAboveChance() {
        List<Labelled> sounds = new ArrayList<>();
        for (Label label : Label.values()) {
            for (int i = 0; i < VARIANTS; i++) {
                sounds.add(new Labelled(label, Sounds.features(label.variant(i, 12)).vector()));
            }
        }

        double chance = (VARIANTS - 1.0) / (sounds.size() - 1);
        assertThat(chance).isLessThan(0.12);
        assertThat(precision(sounds, NEIGHBOURS)).isGreaterThan(0.85);
        assertThat(precision(sounds, 1)).isGreaterThan(0.95);
    }

    private static double precision(List<Labelled> sounds, int neighbours) {
        return IntStream.range(0, sounds.size()).mapToDouble(query -> {
            Labelled own = sounds.get(query);
            return sounds.stream()
                    .filter(sound -> !sound.equals(own))
                    .sorted(Comparator
                            .comparingDouble((Labelled sound) -> -Sounds.cosine(own.vector(), sound.vector())))
                    .limit(neighbours)
                    .filter(sound -> sound.label() == own.label())
                    .count() / (double) neighbours;
        }).average().orElseThrow();
    }

    private record Labelled(Label label, float[] vector) {}
}
