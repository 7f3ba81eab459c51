package io.antiphon.core.enrichment;

import io.antiphon.core.provider.Lookup;
import io.antiphon.core.provider.Provider;
import io.antiphon.core.provider.Providers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Asks the providers of one capability, in their order, each once; a provider that has to rest a moment is waited for, one that has to
/// rest longer is left out.
final class ProviderRound {

    private static final System.Logger LOG = System.getLogger(ProviderRound.class.getName());
    /// So long a provider is waited for with a question at hand: it only keeps to its limits.
    private static final Duration MOMENT = Duration.ofSeconds(30);
    private static final Duration AFTER_FAULT = Duration.ofMinutes(10);
    private static final int MAX_ATTEMPTS = 5;

    private final ProviderGates gates;
    private final Sleeper sleeper;

    ProviderRound(ProviderGates gates, Sleeper sleeper) {
        this.gates = gates;
        this.sleeper = sleeper;
    }

    /// What one provider answered.
    record Answer<T>(String provider, T value) {}

    /// @param answers of those that found something
    /// @param asked names of those that answered, found or not
    /// @param failure why one of them could not be asked; absent when all were that mattered
    /// @param blame whether the question itself may be at fault
    record Result<T>(List<Answer<T>> answers, List<String> asked, @Nullable String failure, boolean blame) {

        boolean isComplete() {
            return failure == null;
        }
    }

    static <C> List<String> names(Providers providers, Class<C> capability) {
        return providers.all()
                .stream()
                .filter(provider -> provider.as(capability).isPresent())
                .map(Provider::name)
                .toList();
    }

    /// @param asked names of those that are not asked again
    /// @param enough whether the answers so far suffice; asked once for each that comes to them
    <C, T> Result<T> ask(Providers providers, Class<C> capability, List<String> asked,
            Function<C, Lookup<T>> question, Predicate<List<Answer<T>>> enough) throws InterruptedException {
        List<Answer<T>> answers = new ArrayList<>();
        List<String> answered = new ArrayList<>(asked);
        String failure = null;
        boolean blame = false;
        for (Provider provider : providers.all()) {
            Optional<C> source = provider.as(capability);
            if (source.isEmpty() || asked.contains(provider.name())) {
                continue;
            }
            boolean open = gates.waitFor(provider.name()).compareTo(MOMENT) <= 0;
            Optional<Lookup<T>> lookup = open ? askOne(provider.name(), () -> question.apply(source.get()))
                    : Optional.empty();
            if (lookup.isEmpty()) {
                failure = "%s: %s".formatted(provider.title(), gates.reason(provider.name()).orElse("not reachable"));
                blame |= open && !gates.isDown(provider.name());
                continue;
            }
            answered.add(provider.name());
            Optional<T> value = lookup.get().found();
            value.ifPresent(found -> answers.add(new Answer<>(provider.name(), found)));
            if (value.isPresent() && enough.test(answers)) {
                return new Result<>(answers, answered, null, false);
            }
        }
        return new Result<>(answers, answered, failure, blame);
    }

    /// A question that can be put more than once.
    private interface Question<T> {
        Lookup<T> put();
    }

    /// @return nothing when there is no answer for now
    private <T> Optional<Lookup<T>> askOne(String provider, Question<T> question) throws InterruptedException {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            await(provider);
            Lookup<T> lookup = put(provider, question);
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
            if (!(lookup instanceof Lookup.Failed<T> failed)) {
                gates.answered(provider);
                return Optional.of(lookup);
            }
            gates.failed(provider, failed.retryAfter(), failed.reason());
            if (failed.retryAfter().compareTo(MOMENT) > 0) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private void await(String provider) throws InterruptedException {
        Duration wait = gates.waitFor(provider);
        while (!wait.isZero()) {
            sleeper.sleep(wait);
            wait = gates.waitFor(provider);
        }
    }

    /// A plug-in that breaks its word is taken for one that cannot be reached.
    private static <T> Lookup<T> put(String provider, Question<T> question) {
        try {
            return question.put();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the provider %s failed".formatted(provider), e);
            return new Lookup.Failed<>(AFTER_FAULT, "It failed by itself: %s".formatted(e.getClass().getSimpleName()));
        }
    }
}
