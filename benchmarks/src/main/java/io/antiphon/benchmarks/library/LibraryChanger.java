package io.antiphon.benchmarks.library;

import java.io.IOException;
import java.nio.file.Path;

/// Changes a generated library in place, as a user does who corrects tags: the files are written again with other titles.
public final class LibraryChanger {

    private final Path root;
    private final LibraryPlan plan;
    private final LibraryWriter writer;
    private int revision;

    private LibraryChanger(Path root, LibraryManifest manifest) {
        this.root = root;
        this.plan = new LibraryPlan(manifest.tracks(), manifest.seed());
        this.writer = new LibraryWriter(root, manifest.seed());
        this.revision = manifest.revision();
    }

    /// @throws java.nio.file.NoSuchFileException when the folder does not hold a generated library
    public static LibraryChanger open(Path root) throws IOException {
        return new LibraryChanger(root, LibraryManifest.read(root));
    }

    public int tracks() {
        return plan.tracks();
    }

    /// Retags every hundredth track, each time others, with a title that no earlier revision had. Answers
    /// the number of this revision: the titles end in `(Revision n)`.
    public int retagOnePercent() throws IOException {
        revision++;
        new LibraryManifest(plan.seed(), plan.tracks(), revision).write(root);
        for (int number = revision % 100; number < plan.tracks(); number += 100) {
            AlbumPlan album = plan.album(plan.albumOfTrack(number));
            writer.rewriteTrack(album, album.tracks().get(number - plan.firstTrackOf(album.number())), revision);
        }
        return revision;
    }
}
