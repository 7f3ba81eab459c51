package io.antiphon.core.artwork.variant;

import io.antiphon.core.artwork.ArtworkLocation;
import io.antiphon.core.enrichment.ItemFields;
import io.antiphon.core.enrichment.StepStore;
import io.antiphon.core.library.MusicFolder;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.library.layer.Field;
import io.antiphon.core.library.layer.FieldValue;
import io.antiphon.core.library.scan.rules.KeptCover;
import io.antiphon.core.user.UserId;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the scan chose of what lies with the music, whatever is shown in its place.
final class LocalPictures {

    private static final UserId NOBODY = new UserId("");

    private final PictureSources sources;
    private final Function<ArtworkLocation, Optional<byte[]>> pictures;
    private final MusicFolders musicFolders;
    private final StepStore steps;

    /// @param pictures reads one, if it is there
    LocalPictures(PictureSources sources, Function<ArtworkLocation, Optional<byte[]>> pictures,
            MusicFolders musicFolders, StepStore steps) {
        this.sources = sources;
        this.pictures = pictures;
        this.musicFolders = musicFolders;
        this.steps = steps;
    }

    /// Fingerprint of the picture; empty for none.
    String fingerprint(PictureSubject subject) {
        FieldValue tagged = steps.findItem(subject.kind(), subject.id())
                .map(ItemFields::tagged)
                .map(fields -> fields.get(Field.COVER))
                .orElse(null);
        return tagged == null ? subject.shown() : KeptCover.taggedFingerprint(tagged);
    }

    /// Of what nothing can surely be found elsewhere the size does not matter; the file is not read then.
    ///
    /// @param fingerprint of the picture
    PictureRule.Local measure(PictureSubject subject, String fingerprint) {
        if (!subject.identified()) {
            return new PictureRule.Local(Optional.empty());
        }
        Optional<PictureSize> size = sources.list(everybody(), subject.item())
                .stream()
                .filter(found -> found.location().fingerprint().equals(fingerprint))
                .findFirst()
                .flatMap(found -> pictures.apply(found.location()))
                .flatMap(PictureSize::of);
        return new PictureRule.Local(size);
    }

    private Viewer everybody() {
        Set<Integer> all = musicFolders.listMusicFolders()
                .stream()
                .map(MusicFolder::id)
                .flatMap(id -> Stream.of(id, Viewer.draftsOf(id)))
                .collect(Collectors.toUnmodifiableSet());
        return new Viewer(NOBODY, all);
    }
}
