package io.antiphon.enrichment.plugin;

import io.antiphon.core.provider.Lookup;
import io.antiphon.core.provider.Provider;
import io.antiphon.core.provider.ProviderHealth;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;

/// A plug-in's provider, whose faults are failures like any other: whatever it throws, nobody who asks hears of it.
final class GuardedPlugin implements Provider {

    private static final System.Logger LOG = System.getLogger(GuardedPlugin.class.getName());
    private static final Duration AGAIN = Duration.ofMinutes(10);

    private final Provider provider;
    private final String name;
    private final String title;

    /// @throws RuntimeException whatever the provider throws
    GuardedPlugin(Provider provider) {
        this.provider = provider;
        this.name = provider.name();
        this.title = provider.title();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Optional<String> missing() {
        try {
            return provider.missing();
        } catch (RuntimeException | LinkageError e) {
            return Optional.of("a plug-in without faults: it threw " + e.getClass().getSimpleName());
        }
    }

    @Override
    public ProviderHealth health() {
        try {
            return provider.health();
        } catch (RuntimeException | LinkageError _) {
            return ProviderHealth.UNKNOWN;
        }
    }

    @Override
    public <C> Optional<C> as(Class<C> capability) {
        if (!capability.isInterface()) {
            return Optional.empty();
        }
        try {
            return provider.as(capability).map(real -> guarded(capability, real));
        } catch (RuntimeException | LinkageError _) {
            return Optional.empty();
        }
    }

    private <C> C guarded(Class<C> capability, C real) {
        return capability.cast(Proxy.newProxyInstance(capability.getClassLoader(), new Class<?>[]{capability},
                answering(real)));
    }

    @SuppressWarnings("NullAway") // The JDK passes no array for methods without parameters, and null where a method gave it.
    private InvocationHandler answering(Object real) {
        return (_, method, arguments) -> {
            try {
                Object answer = method.invoke(real, arguments);
                return answer == null && isLookup(method) ? failed(method, "answered with null") : answer;
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof OutOfMemoryError error) {
                    throw error;
                }
                if (!isLookup(method)) {
                    throw e.getCause();
                }
                return failed(method, "threw " + e.getCause());
            }
        };
    }

    private static boolean isLookup(Method method) {
        return method.getReturnType() == Lookup.class;
    }

    private Lookup<?> failed(Method method, String what) {
        LOG.log(System.Logger.Level.WARNING, "The plug-in''s provider {0} {1} when asked to {2}", name, what,
                method.getName());
        return new Lookup.Failed<>(AGAIN, name + " has a fault");
    }
}
