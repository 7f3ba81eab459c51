package io.antiphon.benchmarks;

import io.antiphon.benchmarks.load.Target;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/// The options that name running servers.
final class TargetOptions {

    @Option(names = "--url", required = true, paramLabel = "URL", description = "http on a loopback address")
    private List<URI> urls = new ArrayList<>();

    @Option(names = "--name", paramLabel = "NAME", description = "what the i-th server is called; default: its port")
    private List<String> names = new ArrayList<>();

    @Option(names = "--user", required = true, paramLabel = "NAME",
            description = "one for all servers, or one for each")
    private List<String> users = new ArrayList<>();

    @Option(names = "--password", required = true, paramLabel = "PASSWORD",
            description = "one for all, or one for each")
    private List<String> passwords = new ArrayList<>();

    @Option(names = "--pid", paramLabel = "PID",
            description = "each server's process, for CPU time and memory; 0: unknown")
    private List<Long> pids = new ArrayList<>();

    /// In the order of their addresses.
    ///
    /// @throws IllegalArgumentException for options that don't fit together
    List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        for (int i = 0; i < urls.size(); i++) {
            String name = i < names.size() ? names.get(i) : "port " + urls.get(i).getPort();
            long pid = i < pids.size() ? pids.get(i) : 0;
            targets.add(
                    new Target(name, urls.get(i), forServer("--user", users, i), forServer("--password", passwords, i),
                            pid == 0 ? OptionalLong.empty() : OptionalLong.of(pid)));
        }
        if (targets.stream().map(Target::name).distinct().count() < targets.size()) {
            throw new IllegalArgumentException("two servers have the same name: give each its --name");
        }
        return targets;
    }

    private String forServer(String option, List<String> values, int server) {
        if (values.size() == 1) {
            return values.getFirst();
        }
        if (values.size() != urls.size()) {
            throw new IllegalArgumentException(
                    option + " is wanted once or " + urls.size() + " times, not " + values.size());
        }
        return values.get(server);
    }
}
