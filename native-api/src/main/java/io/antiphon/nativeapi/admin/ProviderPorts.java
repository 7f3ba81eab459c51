package io.antiphon.nativeapi.admin;

import io.antiphon.core.provider.Providers;
import java.util.List;
import java.util.function.Supplier;

/// Who may be asked about the music.
///
/// @param pluginProblems what is wrong with plug-ins, for people
public record ProviderPorts(Supplier<Providers> providers, Supplier<List<String>> pluginProblems) {}
