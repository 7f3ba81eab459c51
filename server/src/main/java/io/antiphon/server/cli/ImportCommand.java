package io.antiphon.server.cli;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.antiphon.core.transfer.TransferReport;
import io.antiphon.core.transfer.TransferTerms;
import io.antiphon.persistence.peer.PathMap;
import io.antiphon.persistence.peer.PeerKind;
import io.antiphon.persistence.peer.PeerLibrary;
import io.antiphon.persistence.takeout.Takeout;
import io.antiphon.persistence.takeout.TakeoutKind;
import io.antiphon.server.cli.Operations.Imported;
import io.antiphon.server.security.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Takes in what people did, from a file that `export` wrote, from another server's database, or from what a service gave them.
@Command(name = "import",
        description = "Takes in what `export` wrote, or with --from what people did on another server or at a service, for the music that is here; what is here already stays. The server may run. See docs/moving.md and docs/importing.md.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

    private static final int TOLD = 20;

    private final Terminal terminal;

    @Mixin
    private final ConfigOptions config = new ConfigOptions();

    @Parameters(paramLabel = "FILE",
            description = "The file; with --from the other server's database or the folder it lies in, for airsonic also a jdbc:postgresql: address; or the file, archive or folder that a service gave.")
    private String file = "";

    @Option(names = "--from", paramLabel = "PLACE",
            description = "A server: navidrome, airsonic or gonic; or a service: itunes, spotify, lastfm or listenbrainz.")
    private @Nullable String from;

    @Option(names = "--for", paramLabel = "NAME",
            description = "Whose deeds they are that a service gave; the only account unless it is said.")
    private @Nullable String owner;

    @Option(names = "--dry-run", description = "Only says what would be taken in.")
    private boolean dry;

    @Option(names = "--report", paramLabel = "FILE",
            description = "Writes what was recognised by what, and what was not, as JSON.")
    private @Nullable Path report;

    @Option(names = "--map-path", paramLabel = "OLD=NEW",
            description = "The beginning of paths there, and what it is here. Several times.")
    private Map<String, String> paths = new LinkedHashMap<>();

    @Option(names = "--user", paramLabel = "THEIRS=OURS",
            description = "An account there, and whose it is here. Several times.")
    private Map<String, String> users = new LinkedHashMap<>();

    @Option(names = "--prefer-imported", description = "Ratings that come in replace those that are here.")
    private boolean preferImported;

    @Option(names = "--playlists", paramLabel = "DIR",
            description = "Where gonic keeps playlists; `playlists` beside its database unless it is said.")
    private @Nullable Path playlists;

    @Option(names = "--plays-of", paramLabel = "NAME",
            description = "Whose the plays shall be that Airsonic counts for all people together.")
    private @Nullable String playsOf;

    ImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        PeerKind peer = named(PeerKind.values(), PeerKind::word).orElse(null);
        TakeoutKind service = named(TakeoutKind.values(), TakeoutKind::word).orElse(null);
        boolean plain = from == null;
        if (!plain && peer == null && service == null) {
            throw new CommandFailure("%s is neither a server nor a service that is known".formatted(from));
        }
        if (peer == null && !Files.isReadable(Path.of(file))) {
            throw new CommandFailure("%s cannot be read".formatted(file));
        }
        Path scratch = Files.createTempDirectory("antiphon-import");
        Path lines = scratch.resolve("lines.jsonl");
        try (Operations operations = OpenOperations.open(config, terminal)) {
            List<String> remarks = peer != null ? converted(peer, lines)
                    : service != null ? converted(service, operations, lines) : List.of();
            Imported imported = operations.importFrom(plain ? Path.of(file) : lines,
                    new TransferTerms(dry, preferImported, users, null));
            remarks.forEach(remark -> terminal.out().println("  " + shown(remark)));
            tell(imported);
            if (report != null) {
                write(report, imported, remarks);
            }
            return 0;
        } finally {
            Files.deleteIfExists(lines);
            Files.deleteIfExists(scratch);
        }
    }

    private List<String> converted(PeerKind peer, Path lines) throws IOException {
        return PeerLibrary.convert(new PeerLibrary.Source(peer, file, new PathMap(paths), playlists, playsOf), lines,
                Clock.systemUTC().instant());
    }

    private <T> Optional<T> named(T[] all, Function<T, String> word) {
        return Arrays.stream(all).filter(one -> word.apply(one).equalsIgnoreCase(from)).findFirst();
    }

    /// What a service gave are the deeds of one person, who has an account.
    private List<String> converted(TakeoutKind service, Operations operations, Path lines) throws IOException {
        List<String> names = operations.listUsers().stream().map(Operations.AccountLine::name).toList();
        String given = owner;
        String whose = given == null && names.size() == 1 ? names.getFirst()
                : names.stream()
                        .filter(name -> name.equalsIgnoreCase(given))
                        .findFirst()
                        .orElseThrow(() -> new CommandFailure(given == null ? "Say whose they are: --for NAME"
                                : "There is no account %s".formatted(given)));
        return Takeout.convert(new Takeout.Source(service, Path.of(file), whose, new PathMap(paths)::map), lines,
                Clock.systemUTC().instant());
    }

    private void tell(Imported imported) {
        TransferReport told = imported.report();
        told.problems().stream().limit(TOLD).forEach(problem -> terminal.out().println("  " + shown(problem)));
        if (told.problems().size() > TOLD) {
            terminal.out().printf("  … and %,d more: --report FILE writes all%n", told.problems().size() - TOLD);
        }
        terminal.out().printf("%s: %s%n", dry ? "Would take in" : "Took in", told(told.taken()));
        terminal.out().printf("Known already: %s%n", told(told.known()));
        if (!told.matchedBy().isEmpty()) {
            terminal.out().printf("Tracks recognised by: %s%n", told(told.matchedBy()));
        }
        terminal.out()
                .printf("Not here: %,d; could be any of several: %,d; left out: %,d%n", told.notFound().size(),
                        told.ambiguous().size(), told.leftOut());
        if (!imported.links().isEmpty()) {
            terminal.out().println("Passwords cannot be taken over. These links set one, each once, within 14 days:");
            imported.links().forEach(link -> terminal.out().printf("  %s  %s%n", shown(link.user()), link.url()));
        }
    }

    private void write(Path target, Imported imported, List<String> remarks) throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("from", from == null ? "export" : from);
        all.put("remarks", remarks);
        all.put("report", imported.report());
        all.put("links", imported.links());
        // It holds links that set passwords.
        PrivateFiles.write(target, JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsBytes(all));
    }

    static String told(Map<String, Long> counts) {
        return counts.isEmpty() ? "nothing"
                : new TreeMap<>(counts).entrySet()
                        .stream()
                        .map(count -> "%,d %s".formatted(count.getValue(), count.getKey()))
                        .collect(Collectors.joining(", "));
    }

    private static String shown(String text) {
        return text.replaceAll("\\p{Cntrl}", "\uFFFD");
    }
}
