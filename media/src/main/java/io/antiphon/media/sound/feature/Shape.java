package io.antiphon.media.sound.feature;

import java.util.List;

/// Whether spectra are peaky or flat, dark or bright.
final class Shape {

    private static final float ROLL_OFF = 0.85f;
    private static final float PER_DECIBEL = (float) (Math.log(10) / 10);

    private final Spread[] shapes = Spread.many(Excerpt.SHAPES);
    private final Spread[] places = Spread.many(2);

    private Shape() {}

    static void measure(List<Excerpt> excerpts, Levels levels, Measures into) {
        Shape shape = new Shape();
        excerpts.forEach(excerpt -> shape.add(excerpt, levels));
        into.addMeans(shape.shapes);
        into.addMeans(shape.places);
        into.addDeviations(shape.shapes);
        into.addDeviations(shape.places);
    }

    private void add(Excerpt excerpt, Levels levels) {
        for (int frame = 0; frame < excerpt.frames; frame++) {
            if (!levels.pause(excerpt, frame)) {
                for (int i = 0; i < Excerpt.SHAPES; i++) {
                    shapes[i].add(excerpt.shapes[frame * Excerpt.SHAPES + i]);
                }
                addPlaces(excerpt.bands, frame * Excerpt.BANDS);
            }
        }
    }

    /// The centre of the energy and the band below which most of it lies, in bands.
    private void addPlaces(float[] bands, int at) {
        float total = 0;
        float moment = 0;
        for (int band = 0; band < Excerpt.BANDS; band++) {
            float energy = energy(bands[at + band]);
            total += energy;
            moment += energy * band;
        }
        places[0].add(moment / total);
        float below = 0;
        int band = 0;
        while (band < Excerpt.BANDS - 1 && below + energy(bands[at + band]) < ROLL_OFF * total) {
            below += energy(bands[at + band]);
            band++;
        }
        places[1].add(band + (ROLL_OFF * total - below) / energy(bands[at + band]));
    }

    private static float energy(float level) {
        return (float) Math.exp(level * PER_DECIBEL);
    }
}
