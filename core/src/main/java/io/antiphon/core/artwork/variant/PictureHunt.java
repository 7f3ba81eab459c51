package io.antiphon.core.artwork.variant;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.enrichment.Step;
import io.antiphon.core.enrichment.StepStore;
import io.antiphon.core.enrichment.Steps;
import io.antiphon.core.library.layer.Field;
import io.antiphon.core.library.layer.FieldValue;
import io.antiphon.core.library.layer.Layered;
import io.antiphon.core.library.scan.rules.KeptCover;
import io.antiphon.core.provider.Lookup;
import io.antiphon.core.provider.OfferedImage;
import io.antiphon.core.provider.Provider;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Looks for pictures of one thing: asks the providers, fetches what could be shown, and has the rule choose.
final class PictureHunt {

    /// Pictures of as many providers are fetched to choose among.
    private static final int FETCHED = 3;
    private static final int TRIED_OF_ONE = 3;
    private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(10);
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);
    private static final double SURE = 0.95;
    private static final double LIKELY = 0.7;

    private final ImageProviders providers;
    private final OfferedPictures offers;
    private final PictureIntake intake;
    private final LocalPictures locals;
    private final StepStore steps;
    private final Duration refresh;
    private final IdGenerator ids;
    private final Clock clock;
    private volatile boolean stopped;

    /// What it stands on.
    record Ports(ImageProviders providers, OfferedPictures offers, PictureIntake intake, LocalPictures locals,
            StepStore steps) {}

    /// @param refresh how long what was found is good
    PictureHunt(Ports ports, Duration refresh, IdGenerator ids, Clock clock) {
        this.providers = ports.providers();
        this.offers = ports.offers();
        this.intake = ports.intake();
        this.locals = ports.locals();
        this.steps = ports.steps();
        this.refresh = refresh;
        this.ids = ids;
        this.clock = clock;
    }

    /// From now on nobody is asked; what is at hand is looked up anew after the next start.
    void stop() {
        stopped = true;
    }

    private boolean isOver() {
        return stopped || Thread.currentThread().isInterrupted();
    }

    /// How far one look-up got.
    private static final class Progress {

        private final Set<String> answered = new HashSet<>();
        private @Nullable Duration pause;

        void failed(Duration retryAfter) {
            Duration wait = retryAfter.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE
                    : retryAfter.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : retryAfter;
            pause = pause == null || wait.compareTo(pause) < 0 ? wait : pause;
        }
    }

    /// @param ask whether the providers are asked also when the thing has a good picture
    /// @return whether something else is to be shown
    boolean hunt(PictureSubject subject, boolean ask) {
        Instant now = clock.instant();
        Optional<PictureSearch> before = offers.findSearch(subject.kind(), subject.id())
                .filter(search -> now.isBefore(search.next()));
        String found = locals.fingerprint(subject);
        Optional<PictureRule.Local> local = found.isEmpty() ? Optional.empty()
                : Optional.of(locals.measure(subject, found));
        boolean needed = local.isEmpty() || PictureRule.isTiny(local.get());
        Progress progress = new Progress();
        before.ifPresent(search -> progress.answered.addAll(search.answered()));
        if (needed || ask) {
            ask(subject, progress);
        }
        if (needed) {
            fetch(subject, progress);
        }
        if (isOver()) {
            return false;
        }
        Optional<OfferedPicture> choice = needed
                ? PictureRule.choose(subject.kind(), local, available(subject.kind(), subject.id()))
                : Optional.empty();
        boolean changed = decide(subject, found, choice);
        boolean failed = progress.pause != null || before.filter(PictureSearch::failed).isPresent();
        Instant next = progress.pause == null ? before.map(PictureSearch::next).orElse(now.plus(refresh))
                : now.plus(progress.pause);
        offers.note(subject.kind(), subject.id(), new PictureSearch(progress.answered,
                providers.wanted(subject.kind()), shown(subject, found), failed, now, next));
        return changed;
    }

    /// What is offered by those who may be asked, those who are asked earlier first.
    List<OfferedPicture> available(Layered kind, String item) {
        List<String> names = providers.of(kind).stream().map(Provider::name).toList();
        return offers.list(kind, item)
                .stream()
                .filter(picture -> names.contains(picture.provider()))
                .filter(picture -> picture.state() == OfferedPicture.State.OFFERED
                        || picture.state() == OfferedPicture.State.FETCHED)
                .sorted(Comparator.comparingInt(picture -> names.indexOf(picture.provider())))
                .toList();
    }

    private void ask(PictureSubject subject, Progress progress) {
        for (Provider provider : providers.of(subject.kind())) {
            if (progress.answered.contains(provider.name()) || isOver()) {
                continue;
            }
            switch (ImageProviders.ask(provider, subject)) {
                case Lookup.Found<List<OfferedImage>> told -> {
                    offers.offer(subject, provider.name(), told.value(), clock.instant());
                    progress.answered.add(provider.name());
                }
                case Lookup.Nothing<List<OfferedImage>> _ -> {
                    offers.offer(subject, provider.name(), List.of(), clock.instant());
                    progress.answered.add(provider.name());
                }
                case Lookup.Failed<List<OfferedImage>> failed -> progress.failed(failed.retryAfter());
            }
        }
    }

    private void fetch(PictureSubject subject, Progress progress) {
        Map<String, Integer> tried = new HashMap<>();
        Set<String> had = new HashSet<>();
        for (OfferedPicture picture : PictureRule.promising(subject.kind(), available(subject.kind(), subject.id()))) {
            if (had.size() >= FETCHED || isOver()) {
                return;
            }
            if (had.contains(picture.provider()) || tried.merge(picture.provider(), 1, Integer::sum) > TRIED_OF_ONE) {
                continue;
            }
            if (intake.isHere(picture)) {
                had.add(picture.provider());
                continue;
            }
            switch (intake.fetch(picture)) {
                case Lookup.Found<OfferedPicture> taken -> {
                    offers.put(taken.value());
                    if (taken.value().state() == OfferedPicture.State.FETCHED) {
                        had.add(picture.provider());
                    }
                }
                case Lookup.Nothing<OfferedPicture> _ -> {
                    // The next one may be there.
                }
                case Lookup.Failed<OfferedPicture> failed -> progress.failed(failed.retryAfter());
            }
        }
    }

    /// Says which picture is shown, if that was not said before.
    private boolean decide(PictureSubject subject, String found, Optional<OfferedPicture> choice) {
        Optional<FieldValue> value = choice.map(picture -> KeptCover
                .fetched(Objects.requireNonNull(picture.fingerprint()), found));
        List<Step> said = own(subject);
        List<Step> wrong = said.stream().filter(step -> !Optional.of(step.value()).equals(value)).toList();
        boolean missing = value.isPresent() && wrong.size() == said.size();
        Instant now = clock.instant();
        if (missing) {
            OfferedPicture picture = choice.orElseThrow();
            steps.add(List.of(new Step(ids.next(), subject.kind(), subject.id(), Field.COVER, value.orElseThrow(),
                    Step.Source.PROVIDER, picture.provider(), null, picture.image().byId() ? SURE : LIKELY, now, null,
                    null, null)));
        }
        wrong.forEach(step -> steps.revert(step.id(), now, null));
        return missing || !wrong.isEmpty();
    }

    private List<Step> own(PictureSubject subject) {
        return covers(subject).stream()
                .filter(step -> step.source() == Step.Source.PROVIDER && !step.isReverted())
                .toList();
    }

    private List<Step> covers(PictureSubject subject) {
        return steps.list(subject.kind(), subject.id())
                .stream()
                .filter(step -> step.field() == Field.COVER)
                .toList();
    }

    /// Fingerprint of what its row is going to show.
    private String shown(PictureSubject subject, String found) {
        KeptCover tagged = new KeptCover(null, null, found);
        return Steps.counting(covers(subject))
                .map(step -> KeptCover.of(step.value(), tagged))
                .flatMap(cover -> Optional.ofNullable(cover.fingerprint()))
                .orElse(found);
    }
}
