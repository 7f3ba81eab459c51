package io.antiphon.server.demo;

import io.antiphon.server.demo.DemoAlbum.Mood;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Writes a short piece: a chord and a bass for each bar, and a melody that walks the scale, lands on the chord at each bar's first beat,
/// and comes home at the end. The second phrase answers the first with the same rhythm, as an antiphon does.
final class Composer {

    private static final int BARS = 8;

    private final Mood mood;
    private final RandomGenerator random;
    private final int root;

    Composer(Mood mood, RandomGenerator random) {
        this.mood = mood;
        this.random = random;
        this.root = 48 + random.nextInt(8);
    }

    /// One note.
    ///
    /// @param start seconds
    /// @param length seconds
    /// @param pitch as in MIDI: 69 is 440 Hz
    record Note(Voice voice, double start, double length, int pitch, double loudness) {}

    /// What plays a note.
    enum Voice {
        PLUCK, PAD, BASS, TICK
    }

    List<Note> compose() {
        List<Note> notes = new ArrayList<>();
        double beat = 60.0 / mood.beatsPerMinute();
        boolean[] rhythm = rhythm();
        int step = mood.scale().length;
        for (int bar = 0; bar < BARS; bar++) {
            double start = bar * mood.beatsPerBar() * beat;
            accompany(notes, bar, start, beat);
            step = sing(notes, bar, start, beat / 2, rhythm, step);
        }
        double end = BARS * mood.beatsPerBar() * beat;
        notes.add(new Note(Voice.PLUCK, end, 3, root + 24, 0.7));
        for (int interval : mood.chord(0)) {
            notes.add(new Note(Voice.PAD, end, 3, root + 12 + interval, 0.35));
        }
        notes.add(new Note(Voice.BASS, end, 3, root - 12, 0.6));
        return notes;
    }

    private void accompany(List<Note> notes, int bar, double start, double beat) {
        int[] chord = mood.chord(bar);
        for (int interval : chord) {
            notes.add(new Note(Voice.PAD, start, mood.beatsPerBar() * beat * 1.1, root + 12 + interval, 0.3));
        }
        for (int i = 0; i < mood.beatsPerBar(); i++) {
            if (i % 2 == 0) {
                notes.add(new Note(Voice.BASS, start + i * beat, beat * 1.6, root - 12 + chord[i == 0 ? 0 : 2] % 12,
                        0.55));
            } else if (bar > 1) {
                notes.add(new Note(Voice.TICK, start + i * beat, 0.08, 90, 0.12));
            }
            notes.add(new Note(Voice.PLUCK, start + i * beat, beat * 2, root + 12 + chord[(i + bar) % chord.length],
                    0.28));
        }
    }

    /// @return where in the scale the melody stands
    private int sing(List<Note> notes, int bar, double start, double half, boolean[] rhythm, int from) {
        int step = from;
        for (int i = 0; i < mood.beatsPerBar() * 2; i++) {
            if (!rhythm[(bar % 2) * mood.beatsPerBar() * 2 + i]) {
                continue;
            }
            step = Math.clamp(step + random.nextInt(-2, 3), 0, mood.scale().length * 2 - 1);
            int pitch = i == 0 ? nearest(mood.chord(bar), pitch(step)) : pitch(step);
            notes.add(new Note(Voice.PLUCK, start + i * half, half * 4, root + 12 + pitch, i == 0 ? 0.75 : 0.6));
        }
        return step;
    }

    private int pitch(int step) {
        int[] scale = mood.scale();
        return scale[step % scale.length] + 12 * (step / scale.length);
    }

    private static int nearest(int[] chord, int pitch) {
        int best = pitch;
        int distance = Integer.MAX_VALUE;
        for (int interval : chord) {
            for (int candidate = interval; candidate < 30; candidate += 12) {
                if (Math.abs(candidate - pitch) < distance) {
                    distance = Math.abs(candidate - pitch);
                    best = candidate;
                }
            }
        }
        return best;
    }

    private boolean[] rhythm() {
        boolean[] rhythm = new boolean[mood.beatsPerBar() * 4];
        for (int i = 0; i < rhythm.length; i++) {
            rhythm[i] = i % (mood.beatsPerBar() * 2) == 0 || random.nextInt(100) < (i % 2 == 0 ? 60 : 30);
        }
        return rhythm;
    }
}
