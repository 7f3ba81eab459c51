package io.antiphon.core.upload;

import io.antiphon.core.UnfinishedFiles;
import io.antiphon.core.library.MusicFolder;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.library.scan.Rescan;
import io.antiphon.core.library.scan.ScanRequest;
import io.antiphon.core.library.scan.files.FileNames;
import io.antiphon.core.tag.AudioSignature;
import io.antiphon.core.tag.MediaFile;
import io.antiphon.core.tag.MediaFileReader;
import io.antiphon.core.tag.TagInterpreter;
import io.antiphon.core.tag.UnreadableMediaException;
import io.antiphon.core.upload.Uploads.Place;
import io.antiphon.core.user.User;
import io.antiphon.core.user.UserId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Finds out what an upload holds that is there as a whole, and brings it into the library. Doing it again after it broke off anywhere ends
/// the same.
public final class UploadCheck {

    private final Uploads uploads;
    private final Tools tools;
    private final PathTemplate template;
    private final Placement placement;
    private final UnfinishedFiles unfinished;
    private final Clock clock;

    /// @param users who sent it, to know which music folders they see
    public record Tools(MediaFileReader reader, TagInterpreter interpreter, MusicFolders musicFolders,
            Function<UserId, Optional<User>> users, Rescan rescan) {}

    /// @param unfinished notes what it makes in music folders
    public UploadCheck(Uploads uploads, Tools tools, PathTemplate template, UnfinishedFiles unfinished, Clock clock) {
        this.uploads = uploads;
        this.tools = tools;
        this.template = template;
        this.placement = new Placement(tools.reader(), unfinished);
        this.unfinished = unfinished;
        this.clock = clock;
    }

    /// Throws away what a server that was killed left in music folders. To be called before the first check.
    void sweep() {
        unfinished.sweep();
    }

    /// How the upload stands afterwards: placed, refused, or still to be checked, with a note that says why.
    ///
    /// @param file its bytes
    Upload check(Upload upload, Path file) throws InterruptedException {
        try {
            MediaFile media = tools.reader().read(file);
            if (media.video() || media.audio().duration().isZero()) {
                return refused(upload, media.video() ? "this is a video" : "there is no sound in it");
            }
            Optional<String> ending = AudioEndings.of(media, upload.fileName());
            Optional<User> owner = tools.users().apply(upload.owner());
            Optional<MusicFolder> folder = tools.musicFolders()
                    .findMusicFolder(upload.musicFolder())
                    .filter(one -> owner.isPresent() && owner.get().sees(one.id()));
            if (ending.isEmpty() || owner.isEmpty() || folder.isEmpty()) {
                return refused(upload, ending.isEmpty()
                        ? "%s files are not played here".formatted(media.container())
                        : "its music folder is not yours to see any more");
            }
            Optional<Place> known = known(media.signature(), folder.get());
            return known.isPresent() ? placed(upload, known.get(), true)
                    : placed(upload, file, media, folder.get(), ending.get());
        } catch (UnreadableMediaException e) {
            return refused(upload, "this is no music: %s".formatted(e.getMessage()));
        } catch (PlacementException e) {
            return refused(upload, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return Files.exists(file) ? upload.waiting(shortened("it cannot be placed now: " + e.getMessage()))
                    : refused(upload, "what was received of it is gone");
        }
    }

    /// The same sound in the same music folder: of others the sender may know nothing.
    private Optional<Place> known(AudioSignature sound, MusicFolder folder) {
        return uploads.findSound(sound, Set.of(folder.id()))
                .filter(place -> tools.musicFolders()
                        .findFile(folder.id(), place.path())
                        .filter(Files::isRegularFile)
                        .isPresent());
    }

    private Upload placed(Upload upload, Path file, MediaFile media, MusicFolder folder, String ending)
            throws IOException, PlacementException, InterruptedException {
        List<String> names = template.fill(tools.interpreter().interpret(media.tags()), upload.fileName(), ending);
        Placement.Placed placed = placement.place(upload.id(), file, media.signature(), folder.root(), names);
        List<ScanRequest.Target> below = List
                .of(new ScanRequest.Target(folder.id(), FileNames.parent(placed.path()), true));
        Set<Integer> here = Set.of(folder.id());
        tools.rescan().until(below, () -> uploads.findSound(media.signature(), here).isPresent());
        return uploads.findSound(media.signature(), here)
                .map(found -> placed(upload, found, placed.before()))
                .orElseGet(() -> upload
                        .waiting(shortened("it lies at %s, but scans have not taken it in".formatted(placed.path()))));
    }

    private Upload placed(Upload upload, Place at, boolean before) {
        return upload.placed(at.track(), at.musicFolder(), at.path(), before, clock.instant());
    }

    private Upload refused(Upload upload, String why) {
        return upload.refused(shortened(why), clock.instant());
    }

    private static String shortened(String note) {
        return note.length() <= 500 ? note : note.substring(0, 500);
    }
}
