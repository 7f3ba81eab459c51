package io.antiphon.core.source;

import io.antiphon.core.job.Job.Work;
import io.antiphon.core.source.Intake.RefusedException;
import io.antiphon.core.source.Intake.Taken;
import io.antiphon.core.source.SourceItem.State;
import io.antiphon.core.tag.MediaType;
import io.antiphon.core.user.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Brings in what is new at a source. What was brought in before is known by its id there, so that doing it again does nothing, wherever it
/// broke off; a file that fails costs no other.
final class SourceRun {

    private final MusicSource source;
    private final Source place;
    private final Sources sources;
    private final Intake intake;
    private final Path quarantine;
    private final long maxBytes;
    private final Clock clock;
    private volatile boolean stopped;
    private final AtomicLong done = new AtomicLong();
    private volatile long total;
    private volatile String now = "looking what is there";
    private long placed;
    private long failed;

    /// @param quarantine a directory for files until they are checked
    SourceRun(MusicSource source, Source place, Sources sources, Intake intake, Path quarantine, long maxBytes,
            Clock clock) {
        this.source = source;
        this.place = place;
        this.sources = sources;
        this.intake = intake;
        this.quarantine = quarantine;
        this.maxBytes = maxBytes;
        this.clock = clock;
    }

    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    Work work() {
        return new Work(done.get(), total, now);
    }

    /// @return how it ended, for people
    /// @throws SourceException when the source cannot be read
    String run(User owner) throws SourceException, IOException, InterruptedException {
        List<SourceFile> wanted = new ArrayList<>();
        SourceTree tree = new SourceTree(place);
        tree.each(file -> {
            if (isMusic(file)
                    && sources.findItem(source.id(), file.id()).filter(item -> item.settles(file)).isEmpty()) {
                wanted.add(file);
                total = wanted.size();
            }
            return !stopped;
        });
        Files.createDirectories(quarantine);
        for (SourceFile file : wanted) {
            if (stopped) {
                break;
            }
            now = file.name();
            sources.save(source.id(), taken(owner, file));
            done.incrementAndGet();
        }
        String unread = tree.unread().isEmpty() ? ""
                : "; %d folders could not be read, %s"
                        .formatted(tree.unread().size(), tree.unread().getFirst());
        return "%d files of %d are in the library, %d failed%s".formatted(placed, wanted.size(), failed, unread);
    }

    private static boolean isMusic(SourceFile file) {
        return MediaType.ofFileName(file.name()).filter(type -> !type.isVideo()).isPresent();
    }

    private SourceItem taken(User owner, SourceFile file) throws IOException, InterruptedException {
        Path target = Files.createTempFile(quarantine, "source", ".part");
        try {
            place.fetch(file.id(), target, maxBytes);
            Taken taken = intake.take(owner, target, file.name(), source.musicFolder());
            placed++;
            return new SourceItem(file.id(), file.version(), State.PLACED, taken.track(), "", clock.instant());
        } catch (RefusedException e) {
            failed++;
            return trouble(file, State.REFUSED, e);
        } catch (SourceException | IOException e) {
            failed++;
            return trouble(file, State.FAILED, e);
        } finally {
            Files.deleteIfExists(target);
        }
    }

    private SourceItem trouble(SourceFile file, State state, Exception why) {
        return new SourceItem(file.id(), file.version(), state, null, String.valueOf(why.getMessage()),
                clock.instant());
    }
}
