package io.antiphon.core.enrichment;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.enrichment.Candidate.TrackClaim;
import io.antiphon.core.enrichment.ProviderRound.Answer;
import io.antiphon.core.enrichment.ProviderRound.Result;
import io.antiphon.core.enrichment.match.KnownTrack;
import io.antiphon.core.enrichment.match.RecordingMatcher;
import io.antiphon.core.enrichment.match.ReleaseMatcher;
import io.antiphon.core.library.layer.Layered;
import io.antiphon.core.provider.ClaimedRecording;
import io.antiphon.core.provider.ClaimedRelease;
import io.antiphon.core.provider.FingerprintSource;
import io.antiphon.core.provider.Providers;
import io.antiphon.core.provider.RecordingFinder;
import io.antiphon.core.provider.ReleaseFinder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Looks up one album or one track: asks, scores, decides, and keeps it all at once.
final class Lookups {

    private static final int MAX_ATTEMPTS = 4;
    /// A provider may be asked by names and by the sound.
    private static final String HEARD = "sound:";

    private final Supplier<Providers> providers;
    private final EnrichmentStore store;
    private final CandidateStore candidates;
    private final Application application;
    private final ProviderRound round;
    private final EnrichmentSettings settings;
    private final IdGenerator ids;
    private final Clock clock;

    Lookups(Supplier<Providers> providers, EnrichmentPorts ports, ProviderRound round, EnrichmentSettings settings) {
        this.providers = providers;
        this.store = ports.store();
        this.candidates = ports.candidates();
        this.application = new Application(ports.steps(), ports.ids(), ports.clock());
        this.round = round;
        this.settings = settings;
        this.ids = ports.ids();
        this.clock = ports.clock();
    }

    /// How one look-up ended.
    ///
    /// @param complete whether everybody who mattered answered
    /// @param applied whether something was taken over
    record Done(boolean complete, boolean applied) {}

    Done lookUp(PendingAlbum album) throws InterruptedException {
        Set<String> dismissed = dismissed(Layered.ALBUM, album.id());
        Findings findings = new Findings(settings.thresholds());
        Result<List<ClaimedRelease>> result = round.ask(providers.get(), ReleaseFinder.class, album.state().asked(),
                finder -> finder.findReleases(Questions.of(album)), answers -> {
                    Answer<List<ClaimedRelease>> answer = answers.getLast();
                    answer.value()
                            .stream()
                            .filter(release -> !dismissed.contains(key(answer.provider(), release.id())))
                            .forEach(release -> add(findings, album, answer.provider(), release));
                    return findings.isDecided();
                });
        return settle(album.state(), result, findings, album.tracks());
    }

    private void add(Findings findings, PendingAlbum album, String provider, ClaimedRelease release) {
        ReleaseMatcher.Match match = ReleaseMatcher.match(album.album(), release);
        List<TrackClaim> tracks = new ArrayList<>();
        for (int here : new TreeSet<>(match.pairs().claims().keySet())) {
            Integer there = match.pairs().claims().get(here);
            if (there != null) {
                tracks.add(new TrackClaim(album.tracks().get(here), Claims.of(release.tracks().get(there))));
            }
        }
        String edition = release.releaseMbid() == null ? key(provider, release.id()) : release.releaseMbid();
        findings.add(new Candidate(ids.next(), Layered.ALBUM, album.id(), provider, release.id(), release.url(),
                CandidateState.OPEN, match.score(), false, clock.instant(), Claims.of(release), tracks),
                release.releaseGroupMbid(), edition);
    }

    Done lookUp(PendingTrack track) throws InterruptedException {
        Set<String> dismissed = dismissed(Layered.TRACK, track.id());
        Findings findings = new Findings(settings.thresholds());
        Result<List<ClaimedRecording>> named = round.ask(providers.get(), RecordingFinder.class,
                track.state().asked(), finder -> finder.findRecordings(Questions.of(track.track())), answers -> {
                    add(findings, track, answers.getLast(), dismissed, false);
                    return findings.isDecided();
                });
        String fingerprint = track.fingerprint();
        if (findings.isDecided() || fingerprint == null) {
            return settle(track.state(), named, findings, List.of());
        }
        Result<List<ClaimedRecording>> heard = round.ask(providers.get(), FingerprintSource.class,
                heardBy(named.asked()), source -> source.recognise(fingerprint, track.track().duration()),
                answers -> {
                    add(findings, track, answers.getLast(), dismissed, true);
                    return findings.isDecided();
                });
        List<String> asked = new ArrayList<>(named.asked());
        heard.asked()
                .stream()
                .filter(name -> !heardBy(named.asked()).contains(name))
                .forEach(
                        name -> asked.add(HEARD + name));
        String failure = named.failure() == null ? heard.failure() : named.failure();
        return settle(track.state(), new Result<>(heard.answers(), asked, findings.isDecided() ? null : failure,
                named.blame() || heard.blame()), findings, List.of());
    }

    private static List<String> heardBy(List<String> asked) {
        return asked.stream()
                .filter(name -> name.startsWith(HEARD))
                .map(name -> name.substring(HEARD.length()))
                .toList();
    }

    private void add(Findings findings, PendingTrack track, Answer<List<ClaimedRecording>> answer,
            Set<String> dismissed, boolean heard) {
        KnownTrack here = track.track();
        for (ClaimedRecording claim : answer.value()) {
            if (dismissed.contains(key(answer.provider(), claim.id()))) {
                continue;
            }
            @Nullable Double sound = heard && claim.score() != null ? claim.score() : null;
            String thing = claim.recordingMbid() == null ? key(answer.provider(), claim.id()) : claim.recordingMbid();
            String edition = claim.releaseMbid() == null ? thing : thing + claim.releaseMbid();
            findings.add(new Candidate(ids.next(), Layered.TRACK, track.id(), answer.provider(), claim.id(),
                    claim.url(), CandidateState.OPEN, RecordingMatcher.score(here, claim, sound), false,
                    clock.instant(), Claims.of(claim), List.of()), thing, edition);
        }
    }

    /// @param tracks ids of an album's
    private Done settle(ItemState before, Result<?> result, Findings findings, List<String> tracks) {
        Candidate sure = settings.automatic() ? findings.sure().orElse(null) : null;
        List<Step> steps = sure == null ? List.of() : application.automatic(sure, settings.replacing());
        List<Candidate> found = findings.best()
                .stream()
                .map(one -> one.id().equals(sure == null ? "" : sure.id())
                        ? applied(one, sure)
                        : one)
                .toList();
        EnrichmentState state = stateOf(before, result, findings, sure != null);
        int attempts = before.attempts() + (result.blame() ? 1 : 0);
        List<ItemState> states = new ArrayList<>();
        states.add(new ItemState(before.kind(), before.item(), state, result.asked(), attempts, result.failure(),
                clock.instant()));
        Candidate answering = sure == null && !found.isEmpty() ? found.getFirst() : sure;
        if (answering != null && (state == EnrichmentState.APPLIED || state == EnrichmentState.REVIEW)) {
            // One answer for an album answers for its tracks.
            answering.tracks()
                    .stream()
                    .filter(track -> tracks.contains(track.track()))
                    .forEach(track -> states.add(new ItemState(Layered.TRACK, track.track(), state, List.of(), 0, null,
                            clock.instant())));
        }
        store.save(states, found, steps);
        return new Done(state != EnrichmentState.WAITING, !steps.isEmpty());
    }

    private static Candidate applied(Candidate candidate, @Nullable Candidate sure) {
        return new Candidate(candidate.id(), candidate.kind(), candidate.item(), candidate.provider(),
                candidate.providerId(), candidate.url(), CandidateState.APPLIED, candidate.score(),
                sure != null && sure.sureOfEdition(), candidate.foundAt(), candidate.claims(), candidate.tracks());
    }

    private EnrichmentState stateOf(ItemState before, Result<?> result, Findings findings, boolean applied) {
        if (applied) {
            return EnrichmentState.APPLIED;
        }
        if (!result.isComplete()) {
            return before.attempts() + (result.blame() ? 1 : 0) >= MAX_ATTEMPTS ? EnrichmentState.FAILED
                    : EnrichmentState.WAITING;
        }
        boolean open = !findings.isEmpty() || candidates.list(before.kind(), before.item())
                .stream()
                .anyMatch(candidate -> candidate.state() == CandidateState.OPEN);
        return open ? EnrichmentState.REVIEW : EnrichmentState.NOTHING;
    }

    private Set<String> dismissed(Layered kind, String item) {
        Set<String> dismissed = new HashSet<>();
        candidates.list(kind, item)
                .stream()
                .filter(candidate -> candidate.state() == CandidateState.DISMISSED)
                .forEach(candidate -> dismissed.add(key(candidate.provider(), candidate.providerId())));
        return dismissed;
    }

    private static String key(String provider, String id) {
        return provider + " " + id;
    }
}
