package io.antiphon.core.tag.edit;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.LibraryException;
import io.antiphon.core.Page;
import io.antiphon.core.Sha256;
import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.MusicFolder;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.library.PathText;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackCatalogue;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.TrackSelection;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.tag.MediaFile;
import io.antiphon.core.tag.MediaFileReader;
import io.antiphon.core.tag.TagField;
import io.antiphon.core.tag.UnreadableMediaException;
import io.antiphon.core.user.Permission;
import io.antiphon.core.user.User;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tags as people change them: shown before, written, listed and taken back. One edit after the other.
public final class TagEditService {

    /// Of one request.
    public static final int MOST_FILES = 200;
    private static final int TOKEN_BYTES = 16;

    private final TrackCatalogue tracks;
    private final MusicFolders musicFolders;
    private final MediaFileReader reader;
    private final TagWriter writer;
    private final TagEdits edits;
    private final IdGenerator ids;
    private final TagEditing editing;

    /// What the service reads and writes through.
    public record Tools(TrackCatalogue tracks, MusicFolders musicFolders, MediaFileReader reader, TagWriter writer) {}

    public TagEditService(Tools tools, TagEdits edits, TagEditing editing, IdGenerator ids) {
        this.tracks = tools.tracks();
        this.musicFolders = tools.musicFolders();
        this.reader = tools.reader();
        this.writer = tools.writer();
        this.edits = edits;
        this.editing = editing;
        this.ids = ids;
    }

    /// A file that is to be changed.
    private record Wanted(Track track, Path root, Path file) {}

    /// What the file of a track says now.
    ///
    /// @throws LibraryException.NotFound when the track is not in sight, or its file is gone
    public FileTags read(User user, Viewer viewer, TrackId id) {
        require(user);
        Wanted wanted = wanted(viewer, id);
        RewrittenFile file = RewrittenFile.of(wanted.root(), wanted.file());
        try {
            MediaFile media = reader.read(file.file());
            return new FileTags(media, file.state(), writer.refusal(media));
        } catch (IOException | UnreadableMediaException e) {
            throw new LibraryException.Unavailable("The file cannot be read: " + e.getMessage());
        }
    }

    /// The tracks of an album that are there.
    ///
    /// @throws LibraryException.NotFound when there are none in sight
    public List<TrackId> tracksOf(Viewer viewer, AlbumId album) {
        List<TrackId> found = new ArrayList<>();
        tracks.listTracks(viewer, new TrackSelection.OfAlbum(album), Page.first(MOST_FILES + 1))
                .forEach(track -> found.add(track.item().id()));
        if (found.isEmpty()) {
            throw new LibraryException.NotFound("Album", album.value());
        }
        return found;
    }

    /// Says what would become of files, and changes nothing.
    ///
    /// @param fields by field the values that it shall have; none to take it out
    /// @throws LibraryException.NotFound when one of the tracks is not in sight
    public TagPreview preview(User user, Viewer viewer, Collection<TrackId> ids,
            Map<TagField, List<String>> fields) {
        require(user);
        Map<TagField, List<String>> checked = TagValueRules.checked(fields);
        List<TagPreview.File> files = new ArrayList<>();
        StringBuilder told = new StringBuilder();
        for (Wanted wanted : wanted(viewer, ids)) {
            TagPreview.File file = preview(wanted, checked, told);
            told.append(file);
            files.add(file);
        }
        return new TagPreview(Sha256.hex(told.toString().getBytes(StandardCharsets.UTF_8), TOKEN_BYTES), files);
    }

    private TagPreview.File preview(Wanted wanted, Map<TagField, List<String>> fields, StringBuilder told) {
        try {
            RewrittenFile file = RewrittenFile.of(wanted.root(), wanted.file());
            told.append(file.state()).append(file.key()).append('\0');
            MediaFile media = reader.read(file.file());
            return preview(wanted, changes(media, fields), writer.refusal(media).orElse(null));
        } catch (IOException | UnreadableMediaException e) {
            return preview(wanted, List.of(), "it cannot be read: " + e.getMessage());
        } catch (LibraryException e) {
            return preview(wanted, List.of(), String.valueOf(e.getMessage()));
        }
    }

    private static TagPreview.File preview(Wanted wanted, List<FieldChange> changes, @Nullable String refusal) {
        return new TagPreview.File(wanted.track().id(), wanted.track().musicFolder(), wanted.track().file().path(),
                changes, refusal);
    }

    private static List<FieldChange> changes(MediaFile media, Map<TagField, List<String>> fields) {
        List<FieldChange> changes = new ArrayList<>();
        fields.forEach((field, values) -> {
            if (!media.tags().all(field).equals(values)) {
                changes.add(new FieldChange(field, media.tags().all(field), values));
            }
        });
        return changes;
    }

    /// Writes what was shown before. Each file is changed as a whole or not at all; one that cannot be does not keep the others from it.
    ///
    /// @param token of the preview
    /// @return empty when the preview is over: one of the files is not what it was
    public Optional<TagEditResult> write(User user, Viewer viewer, Collection<TrackId> ids,
            Map<TagField, List<String>> fields, String token) throws InterruptedException {
        List<Wanted> wanted = wanted(viewer, ids);
        synchronized (editing) {
            TagPreview preview = preview(user, viewer, ids, fields);
            if (!preview.token().equals(token)) {
                return Optional.empty();
            }
            String edit = this.ids.next();
            List<TagEdit> done = new ArrayList<>();
            List<TagEditResult.Refused> refused = new ArrayList<>();
            for (int i = 0; i < wanted.size(); i++) {
                TagPreview.File file = preview.files().get(i);
                if (file.refusal() != null) {
                    refused.add(new TagEditResult.Refused(file.track(), file.path(), file.refusal()));
                } else if (file.isWritten()) {
                    write(user, edit, wanted.get(i), file, done, refused);
                }
            }
            editing.showInLibrary(done, id -> tracks.findTrack(viewer, id).map(found -> found.item()));
            editing.keepWithinBounds();
            return Optional.of(new TagEditResult(edit, done, refused));
        }
    }

    private void write(User user, String edit, Wanted wanted, TagPreview.File file, List<TagEdit> done,
            List<TagEditResult.Refused> refused) {
        try {
            done.add(editing.write(user, edit, wanted.root(), wanted.file(), file));
        } catch (IOException e) {
            refused.add(unwritten(file.track(), file.path(), wanted.file(),
                    "it could not be written: %s: %s".formatted(e.getClass().getSimpleName(), e.getMessage())));
        } catch (UnwritableTagsException e) {
            refused.add(unwritten(file.track(), file.path(), wanted.file(), String.valueOf(e.getMessage())));
        } catch (UnreadableMediaException | LibraryException e) {
            refused.add(new TagEditResult.Refused(file.track(), file.path(), String.valueOf(e.getMessage())));
        }
    }

    /// The latest first; of tracks that lie in sight.
    public List<TagEdit> list(User user, Viewer viewer, @Nullable String before, int limit) {
        require(user);
        return edits.list(viewer.musicFolders(), before, limit);
    }

    /// All of one request, or the one of one file.
    ///
    /// @throws LibraryException.NotFound when there is none in sight
    public List<TagEdit> find(User user, Viewer viewer, String id) {
        require(user);
        List<TagEdit> found = edits.find(id)
                .stream()
                .filter(edit -> viewer.musicFolders().contains(edit.musicFolder()))
                .toList();
        if (found.isEmpty()) {
            throw new LibraryException.NotFound("Edit", id);
        }
        return found;
    }

    /// Makes files what they were before, byte for byte, where nothing else was written since.
    ///
    /// @param id of one request, or of one file's edit
    public TagEditResult undo(User user, Viewer viewer, String id) throws InterruptedException {
        synchronized (editing) {
            List<TagEdit> found = find(user, viewer, id);
            List<TagEdit> done = new ArrayList<>();
            List<TagEditResult.Refused> refused = new ArrayList<>();
            for (TagEdit edit : found) {
                undo(user, viewer, edit, done, refused);
            }
            editing.showInLibrary(done, track -> tracks.findTrack(viewer, track).map(one -> one.item()));
            return new TagEditResult(found.getFirst().edit(), done, refused);
        }
    }

    private void undo(User user, Viewer viewer, TagEdit edit, List<TagEdit> done,
            List<TagEditResult.Refused> refused) {
        try {
            // Where it lies now; it may have moved.
            Wanted wanted = wanted(viewer, edit.track());
            undo(user, edit, wanted, done, refused);
        } catch (LibraryException e) {
            refused.add(new TagEditResult.Refused(edit.track(), edit.path(), String.valueOf(e.getMessage())));
        }
    }

    private void undo(User user, TagEdit edit, Wanted wanted, List<TagEdit> done,
            List<TagEditResult.Refused> refused) {
        try {
            done.add(editing.undo(user, edit, wanted.root(), wanted.file()));
        } catch (IOException e) {
            refused.add(unwritten(edit.track(), edit.path(), wanted.file(),
                    "it could not be written: %s: %s".formatted(e.getClass().getSimpleName(), e.getMessage())));
        }
    }

    private TagEditResult.Refused unwritten(TrackId track, String path, Path file, String why) {
        return editing.lacksRoom(file)
                ? new TagEditResult.Refused(track, path, "there is not enough space on the disk to write it", true)
                : new TagEditResult.Refused(track, path, why);
    }

    private List<Wanted> wanted(Viewer viewer, Collection<TrackId> ids) {
        List<TrackId> distinct = ids.stream().distinct().toList();
        if (distinct.isEmpty() || distinct.size() > MOST_FILES) {
            throw new LibraryException.Invalid("Name 1 to %d tracks".formatted(MOST_FILES));
        }
        return distinct.stream().map(id -> wanted(viewer, id)).toList();
    }

    private Wanted wanted(Viewer viewer, TrackId id) {
        Track track = tracks.findTrack(viewer, id)
                .orElseThrow(() -> new LibraryException.NotFound("Track", id.value()))
                .item();
        Path root = musicFolders.findMusicFolder(track.musicFolder())
                .map(MusicFolder::root)
                .orElseThrow(() -> new LibraryException.NotFound("Track", id.value()));
        // Whether it leads out of the folder, or nowhere, is found out file by file.
        return new Wanted(track, root, PathText.place(root, track.file().path()).normalize());
    }

    private static void require(User user) {
        if (!user.may(Permission.EDIT_TAGS)) {
            throw new LibraryException.Forbidden("You may not edit tags");
        }
    }
}
