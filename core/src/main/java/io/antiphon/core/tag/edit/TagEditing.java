package io.antiphon.core.tag.edit;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.LibraryException;
import io.antiphon.core.UnfinishedFiles;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackFile;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.scan.Rescan;
import io.antiphon.core.library.scan.ScanRequest;
import io.antiphon.core.library.scan.files.FileNames;
import io.antiphon.core.tag.MediaFile;
import io.antiphon.core.tag.MediaFileReader;
import io.antiphon.core.tag.UnreadableMediaException;
import io.antiphon.core.user.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Carries edits out, file by file, so that a crash anywhere leaves the file whole and the list of edits true.
public final class TagEditing {

    private static final System.Logger LOG = System.getLogger(TagEditing.class.getName());

    /// What tags and file systems take beside the sound, at most.
    private static final long ROOM = 1L << 20;

    private final MediaFileReader reader;
    private final TagRewriter rewriter;
    private final Path directory;
    private final UnfinishedFiles unfinished;
    private final TagEdits edits;
    private final MusicFolders musicFolders;
    private final Rescan rescan;
    private final IdGenerator ids;
    private final Clock clock;
    private final Bounds bounds;

    /// How much is kept for undoing.
    ///
    /// @param file bytes of one file's edit
    /// @param all bytes of all edits; the oldest give way
    public record Bounds(long file, long all) {

        public static final Bounds STANDARD = new Bounds(64L << 20, 1L << 30);
    }

    /// @param directory for what is kept and what is unfinished; belongs to this class alone
    public TagEditing(TagEditService.Tools tools, TagEdits edits, Path directory, Rescan rescan, IdGenerator ids,
            Clock clock, Bounds bounds) {
        this.reader = tools.reader();
        this.rewriter = new TagRewriter(reader, tools.writer(), directory);
        this.directory = directory;
        this.unfinished = new UnfinishedFiles(directory);
        this.edits = edits;
        this.musicFolders = tools.musicFolders();
        this.rescan = rescan;
        this.ids = ids;
        this.clock = clock;
        this.bounds = bounds;
    }

    TagEdit write(User user, String request, Path root, Path path, TagPreview.File file)
            throws IOException, UnwritableTagsException, UnreadableMediaException {
        RewrittenFile original = RewrittenFile.of(root, path);
        String id = ids.next();
        try {
            MediaFile media = reader.read(original.file());
            Path version = rewriter.make(id, original.file(), media, file.changes());
            long kept = rewriter.keep(id, original.file(), version, bounds.file());
            TagEdit edit = new TagEdit(id, request, user.id(), user.name(), clock.instant(), file.track(),
                    file.musicFolder(), file.path(), file.changes(), EditState.WRITING,
                    RewrittenFile.digest(original.file()), RewrittenFile.digest(version), kept, null, null);
            edits.save(edit);
            replace(edit, original, version);
            TagEdit written = edit.written();
            edits.save(written);
            return written;
        } finally {
            rewriter.clean(id);
            if (edits.find(id).isEmpty()) {
                rewriter.forget(id);
            }
        }
    }

    private void replace(TagEdit edit, RewrittenFile original, Path version) throws IOException {
        try {
            original.replaceBy(version, edit.id(), unfinished);
        } catch (IOException | RuntimeException e) {
            edits.delete(edit.id());
            throw e;
        }
    }

    TagEdit undo(User user, TagEdit found, Path root, Path path) throws IOException {
        TagEdit edit = settled(found);
        RewrittenFile present = RewrittenFile.of(root, path);
        String digest = RewrittenFile.digest(present.file());
        if (!edit.canBeUndone()) {
            throw new LibraryException.Conflict(edit.state() == EditState.UNDONE ? "It is undone already"
                    : "What was there before is not kept any longer");
        }
        // A crash may have come between the file and the list.
        if (!digest.equals(edit.digestBefore())) {
            if (!digest.equals(edit.digestAfter())) {
                throw new LibraryException.Conflict(
                        "The file was changed since: undo later edits first, or edit it anew");
            }
            restore(edit, present);
        }
        TagEdit undone = edit.undone(user.name(), clock.instant());
        edits.save(undone);
        rewriter.forget(edit.id());
        return undone;
    }

    /// Nobody else writes now, so that an edit that is still being written is one that broke off: the list could not be brought up to date, as
    /// when the disk was full.
    private TagEdit settled(TagEdit edit) {
        if (edit.state() != EditState.WRITING) {
            return edit;
        }
        settle(edit);
        return edits.find(edit.id())
                .stream()
                .findFirst()
                .orElseThrow(() -> new LibraryException.NotFound("Edit", edit.id()));
    }

    /// Whether one of the disks that another version of a file goes to is too full for it.
    boolean lacksRoom(Path file) {
        try {
            long needed = Files.size(file) + ROOM;
            return Files.getFileStore(file).getUsableSpace() < needed
                    || Files.isDirectory(directory) && Files.getFileStore(directory).getUsableSpace() < needed;
        } catch (IOException _) {
            return false;
        }
    }

    private void restore(TagEdit edit, RewrittenFile present) throws IOException {
        try {
            Path before = rewriter.before(edit, present.file());
            if (!RewrittenFile.digest(before).equals(edit.digestBefore())) {
                throw new IOException("what was kept for undoing is damaged");
            }
            present.replaceBy(before, edit.id(), unfinished);
        } finally {
            rewriter.clean(edit.id());
        }
    }

    /// Returns when the library shows what the files say now, or scans will not show it.
    void showInLibrary(List<TagEdit> done, Function<TrackId, Optional<Track>> find) throws InterruptedException {
        if (done.isEmpty()) {
            return;
        }
        Set<ScanRequest.Target> folders = new HashSet<>();
        for (TagEdit edit : done) {
            String path = find.apply(edit.track()).map(track -> track.file().path()).orElse(edit.path());
            folders.add(new ScanRequest.Target(edit.musicFolder(), FileNames.parent(path), false));
        }
        boolean shown = rescan.until(List.copyOf(folders),
                () -> done.stream().allMatch(edit -> find.apply(edit.track()).filter(this::isShown).isPresent()));
        if (!shown) {
            LOG.log(System.Logger.Level.WARNING, "Scans have not taken in the tags that were written");
        }
    }

    private boolean isShown(Track track) {
        TrackFile known = track.file();
        try {
            Path file = musicFolders.findFile(track).orElseThrow(() -> new IOException("no such folder"));
            return Files.size(file) == known.size()
                    && Files.getLastModifiedTime(file).toMillis() == known.modified().toEpochMilli();
        } catch (IOException _) {
            return false;
        }
    }

    /// Lets what is kept for the oldest edits go when all together is too much.
    void keepWithinBounds() {
        long sum = 0;
        for (TagEdits.Kept kept : edits.listKept()) {
            sum += kept.bytes();
            if (sum > bounds.all()) {
                edits.forgetKept(kept.id());
                rewriter.forget(kept.id());
            }
        }
    }

    /// Finds out what became of edits that the last run of the server was in the middle of, and throws away what it left.
    public synchronized void start() {
        unfinished.sweep();
        Set<String> known = new HashSet<>();
        for (TagEdit edit : edits.listWriting()) {
            settle(edit);
        }
        edits.listKept().forEach(kept -> known.add(kept.id()));
        try {
            rewriter.sweep(known);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "Left-overs of edits stay: {0}", e.getMessage());
        }
    }

    private void settle(TagEdit edit) {
        Path file = musicFolders.findFile(edit.musicFolder(), edit.path()).orElse(null);
        try {
            if (file != null) {
                Files.deleteIfExists(RewrittenFile.hidden(file.toRealPath(), edit.id()));
                if (RewrittenFile.digest(file).equals(edit.digestAfter())) {
                    edits.save(edit.written());
                    return;
                }
            }
            edits.delete(edit.id());
        } catch (IOException e) {
            // It may lie on a disk that is not there now.
            LOG.log(System.Logger.Level.WARNING, "What became of an edit of {0} is not known yet: {1}", edit.path(),
                    e.getMessage());
        }
    }
}
