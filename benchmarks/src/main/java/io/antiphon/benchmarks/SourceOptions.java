package io.antiphon.benchmarks;

import io.antiphon.benchmarks.stream.Source;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/// Files on servers.
final class SourceOptions {

    @Option(names = "--url", required = true, paramLabel = "URL",
            description = "of a large file, credentials included, on a loopback address; repeat it for each server")
    private List<URI> urls = new ArrayList<>();

    @Option(names = "--name", paramLabel = "NAME", description = "what the i-th server is called; default: its port")
    private List<String> names = new ArrayList<>();

    @Option(names = "--pid", paramLabel = "PID",
            description = "each server's process, for CPU time and memory; 0: unknown")
    private List<Long> pids = new ArrayList<>();

    List<Source> sources() {
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < urls.size(); i++) {
            long pid = i < pids.size() ? pids.get(i) : 0;
            sources.add(new Source(i < names.size() ? names.get(i) : "port " + urls.get(i).getPort(), urls.get(i),
                    pid == 0 ? OptionalLong.empty() : OptionalLong.of(pid)));
        }
        return sources;
    }
}
