package io.antiphon.core.sonic;

import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackCatalogue;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.sonic.SonicIndex.Neighbour;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Looks for a path: at even steps between both ends' vectors, the track that is near the step and near the one before. In the end
/// the steps are put in the order in which they leave the first and come near the last.
final class SonicPath {

    private static final int NEAR_A_STEP = 32;
    private static final int NEAR_A_STEP_FOR_FEW = 256;
    private static final double SMOOTHNESS = 0.4;

    private final SonicIndex index;
    private final TrackCatalogue catalogue;
    private final Viewer viewer;

    /// A track with its vector.
    record End(Annotated<Track> track, float[] vector) {

        TrackId id() {
            return track.item().id();
        }
    }

    SonicPath(SonicIndex index, TrackCatalogue catalogue, Viewer viewer) {
        this.index = index;
        this.catalogue = catalogue;
        this.viewer = viewer;
    }

    List<SonicMatch> find(End first, End last, int count) {
        int steps = Math.max(0, count - 2);
        List<float[]> points = new ArrayList<>();
        for (int step = 1; step <= steps; step++) {
            points.add(Vectors.between(first.vector(), last.vector(), step / (steps + 1.0)));
        }
        Map<TrackId, End> candidates = candidates(points, NEAR_A_STEP);
        if (candidates.size() < 2 * steps) {
            // The viewer sees little of the library.
            candidates = candidates(points, NEAR_A_STEP_FOR_FEW);
        }
        candidates.remove(first.id());
        candidates.remove(last.id());
        return compared(first, ordered(walk(points, candidates, first), first, last), last);
    }

    /// Looks all neighbours of all points up at once.
    private Map<TrackId, End> candidates(List<float[]> points, int perPoint) {
        Map<TrackId, float[]> vectors = new LinkedHashMap<>();
        for (float[] point : points) {
            for (Neighbour neighbour : index.listNearest(point, perPoint)) {
                vectors.putIfAbsent(neighbour.track(), neighbour.vector());
            }
        }
        Map<TrackId, End> candidates = new HashMap<>();
        catalogue.findTracks(viewer, vectors.keySet()).forEach((id, track) -> {
            float[] vector = vectors.get(id);
            if (vector != null && SonicSimilarity.isPlayable(track)) {
                candidates.putIfAbsent(track.item().id(), new End(track, vector));
            }
        });
        return candidates;
    }

    private static List<End> walk(List<float[]> points, Map<TrackId, End> candidates, End first) {
        List<End> walk = new ArrayList<>();
        Set<TrackId> left = new HashSet<>(candidates.keySet());
        End last = first;
        for (float[] point : points) {
            End best = null;
            double bestScore = Double.NEGATIVE_INFINITY;
            for (TrackId id : left) {
                End candidate = candidates.get(id);
                if (candidate == null) {
                    continue;
                }
                double score = Vectors.cosine(candidate.vector(), point)
                        + SMOOTHNESS * Vectors.cosine(candidate.vector(), last.vector());
                // Ids decide between twins, so that the same question has the same answer.
                if (score > bestScore || best != null && score == bestScore
                        && candidate.id().value().compareTo(best.id().value()) < 0) {
                    best = candidate;
                    bestScore = score;
                }
            }
            if (best == null) {
                break;
            }
            left.remove(best.id());
            walk.add(best);
            last = best;
        }
        return walk;
    }

    private static List<End> ordered(List<End> walk, End first, End last) {
        return walk.stream()
                .sorted(Comparator.comparingDouble(step -> Vectors.cosine(step.vector(), last.vector())
                        - Vectors.cosine(step.vector(), first.vector())))
                .toList();
    }

    private static List<SonicMatch> compared(End first, List<End> steps, End last) {
        List<SonicMatch> path = new ArrayList<>();
        path.add(new SonicMatch(first.track(), 1));
        End before = first;
        for (End step : steps) {
            path.add(new SonicMatch(step.track(), Vectors.similarity(before.vector(), step.vector())));
            before = step;
        }
        path.add(new SonicMatch(last.track(), Vectors.similarity(before.vector(), last.vector())));
        return path;
    }
}
