package io.antiphon.server.cli;

import io.antiphon.server.cli.Operations.MissingChoice;
import io.antiphon.server.cli.Operations.MissingLine;
import io.antiphon.server.cli.Operations.MissingList;
import io.antiphon.server.cli.Operations.PurgeLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Tracks whose files are gone.
@Command(name = "missing", mixinStandardHelpOptions = true, description = {
        "Lists tracks whose files are gone, with what hangs on them, in the running server or by itself.",
        "They are kept until you give them up: `--purge` says what would be lost, `--purge --confirm TOKEN` does it."})
final class MissingCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private final ConfigOptions config = new ConfigOptions();

    @Option(names = "--folder", paramLabel = "NAME", description = "Only those of this music folder.")
    private @Nullable String folder;

    @Option(names = "--older-than", paramLabel = "DAYS", description = "Only those that are gone for so many days.")
    private @Nullable Integer days;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "100",
            description = "How many to list; 100 unless said, 1000 at most.")
    private int limit;

    @Option(names = "--purge", description = "Says what would be lost if they were given up; changes nothing.")
    private boolean purge;

    @Option(names = "--confirm", paramLabel = "TOKEN",
            description = "With --purge: gives them up, if exactly that would be lost which the preview with this token said.")
    private @Nullable String token;

    MissingCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (token != null && !purge) {
            throw new CommandFailure("--confirm goes with --purge");
        }
        if (limit < 1 || limit > 1_000 || days != null && days < 0) {
            throw new CommandFailure("--limit is a number from 1 to 1000, and --older-than one from 0 on");
        }
        try (Operations operations = OpenOperations.open(config, terminal)) {
            MissingChoice choice = new MissingChoice(folder, days);
            return purge ? purge(operations.purgeMissing(choice, token)) : list(operations.listMissing(choice, limit));
        }
    }

    private int list(MissingList missing) {
        if (missing.count() == 0) {
            terminal.out().println("Nothing is missing.");
            return 0;
        }
        for (MissingLine track : missing.tracks()) {
            terminal.out()
                    .printf("%s/%s%n    missing since %s%s%n", shown(track.musicFolder()),
                            track.path().isEmpty() ? "(another file lies there now)" : shown(track.path()),
                            track.since(), hanging(track));
        }
        long more = missing.count() - missing.tracks().size();
        terminal.out()
                .printf("%,d missing%s. They come back with their files. What giving them up would lose: ./antiphon missing --purge%n",
                        missing.count(), more == 0 ? "" : String.format(Locale.ROOT, ", %,d of them not listed", more));
        return 0;
    }

    private static String hanging(MissingLine track) {
        List<String> parts = new ArrayList<>();
        add(parts, track.stars(), "stars");
        add(parts, track.ratings(), "ratings");
        add(parts, track.plays(), "plays");
        add(parts, track.playlists(), "playlists");
        add(parts, track.bookmarks(), "bookmarks");
        add(parts, track.shares(), "shares");
        return parts.isEmpty() ? "" : "; " + String.join(", ", parts);
    }

    private static void add(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add(what + " " + count);
        }
    }

    private int purge(PurgeLine found) {
        if (found.backAgain() > 0) {
            terminal.out()
                    .printf("%,d are left alone because a file lies where they lay: ./antiphon scan looks at it%n",
                            found.backAgain());
        }
        if (found.tracks() == 0) {
            terminal.out().println("Nothing is missing that could be given up.");
            return 0;
        }
        terminal.out()
                .printf(Locale.ROOT,
                        "%s: %,d tracks, %,d albums and %,d artists; with them %,d annotations (%,d stars, %,d ratings, %,d plays), "
                                + "%,d entries of %,d playlists, %,d bookmarks, entries of %,d play queues, %,d things in shares, "
                                + "%,d entries of collections, %,d relations, %,d slices%n",
                        found.purged() ? "Given up" : "Would be lost", found.tracks(), found.albums(), found.artists(),
                        found.annotations(), found.stars(), found.ratings(), found.plays(), found.playlistEntries(),
                        found.playlists(), found.bookmarks(), found.playQueues(), found.shareItems(),
                        found.collectionEntries(), found.relations(), found.slices());
        if (!found.purged()) {
            terminal.out()
                    .printf("Nothing was changed. To give up exactly this: ./antiphon missing --purge%s%s --confirm %s%n",
                            folder == null ? "" : " --folder \"" + shown(folder) + '"',
                            days == null ? "" : " --older-than " + days, found.token());
        }
        return 0;
    }

    /// File names may hold control characters that a terminal would obey.
    private static String shown(String text) {
        return text.replaceAll("\\p{Cntrl}", "\uFFFD");
    }
}
