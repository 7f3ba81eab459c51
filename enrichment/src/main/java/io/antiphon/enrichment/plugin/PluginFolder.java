package io.antiphon.enrichment.plugin;

import io.antiphon.core.provider.Provider;
import io.antiphon.core.provider.ProviderPlugin;
import io.antiphon.enrichment.provider.Services;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.module.Configuration;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.module.ResolutionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The jars in the folder of plug-ins. Each is a module layer of its own, in which it is an automatic module: it sees the program's
/// classes and its own, but not those of another plug-in. One that is broken is told of, and the others are there all the same.
public final class PluginFolder {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private final Services services;
    private final Set<String> taken;
    private final List<Provider> providers = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private PluginFolder(Services services, Collection<String> taken) {
        this.services = services;
        this.taken = new HashSet<>(taken);
    }

    /// @param folder that need not be there
    /// @param taken names of providers that no plug-in may have
    public static PluginFolder load(Path folder, Services services, Collection<String> taken) {
        PluginFolder plugins = new PluginFolder(services, taken);
        if (Files.isDirectory(folder)) {
            plugins.jars(folder).forEach(plugins::take);
        }
        return plugins;
    }

    public List<Provider> providers() {
        return List.copyOf(providers);
    }

    /// What is wrong with which jar, for people.
    public List<String> problems() {
        return List.copyOf(problems);
    }

    private List<Path> jars(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            problems.add("The folder of plug-ins %s cannot be read: %s".formatted(folder, e.getMessage()));
            return List.of();
        }
    }

    private void take(Path jar) {
        try {
            OwnContext context = new OwnContext(settings(jar), services);
            Iterator<ProviderPlugin> found = ServiceLoader.load(layer(jar), ProviderPlugin.class).iterator();
            if (!found.hasNext()) {
                problem(jar, "it names no %s in META-INF/services".formatted(ProviderPlugin.class.getName()));
            }
            while (found.hasNext()) {
                found.next().providers(context).forEach(provider -> add(jar, provider));
            }
        } catch (IOException | FindException | ResolutionException e) {
            problem(jar, "it cannot be read: " + e.getMessage());
        } catch (ServiceConfigurationError | RuntimeException | LinkageError e) {
            problem(jar, String.valueOf(e));
        }
    }

    private static ModuleLayer layer(Path jar) {
        ModuleFinder finder = ModuleFinder.of(jar);
        Set<String> names = finder.findAll()
                .stream()
                .map(ModuleReference::descriptor)
                .map(descriptor -> descriptor.name())
                .collect(Collectors.toSet());
        ModuleLayer boot = ModuleLayer.boot();
        Configuration configuration = boot.configuration().resolveAndBind(finder, ModuleFinder.of(), names);
        return boot.defineModulesWithOneLoader(configuration, PluginFolder.class.getClassLoader());
    }

    private void add(Path jar, Provider provider) {
        GuardedPlugin guarded = new GuardedPlugin(provider);
        if (!NAME.matcher(guarded.name()).matches()) {
            problem(jar, "its provider's name is not right: `%s`".formatted(guarded.name()));
        } else if (!taken.add(guarded.name())) {
            problem(jar, "there is a provider `%s` already".formatted(guarded.name()));
        } else {
            providers.add(guarded);
        }
    }

    private void problem(Path jar, String what) {
        problems.add("The plug-in %s is not used: %s".formatted(jar.getFileName(), what));
    }

    private static Properties settings(Path jar) throws IOException {
        String name = jar.getFileName().toString();
        Path file = jar.resolveSibling(name.substring(0, name.length() - ".jar".length()) + ".properties");
        Properties settings = new Properties();
        if (Files.isRegularFile(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                settings.load(reader);
            }
        }
        return settings;
    }
}
