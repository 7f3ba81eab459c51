package io.antiphon.core.artwork.variant;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.LibraryException;
import io.antiphon.core.Sha256;
import io.antiphon.core.artwork.ArtworkCatalogue;
import io.antiphon.core.artwork.ArtworkService;
import io.antiphon.core.artwork.PictureScaler;
import io.antiphon.core.artwork.variant.VariantReader.Loaded;
import io.antiphon.core.enrichment.LayerShowing;
import io.antiphon.core.enrichment.Step;
import io.antiphon.core.enrichment.StepStore;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.library.layer.Field;
import io.antiphon.core.library.layer.FieldValue;
import io.antiphon.core.library.layer.Layered;
import io.antiphon.core.user.UserId;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/// Which picture is shown of a thing: the one that the scan chose or, where it found none or a tiny one, the one that the rule chooses of
/// those that providers have; until a curator chooses another, which is then kept here, so that it is shown whatever becomes of the file
/// or the provider.
public final class ArtworkChoices {

    /// What a curator may send.
    public static final int MAX_BYTES = 16 << 20;
    private static final int KEPT_EDGE = 2_000;
    private static final int ID_BYTES = 10;

    private final Ports ports;
    private final VariantReader variants;
    private final IdGenerator ids;
    private final Clock clock;

    /// What it stands on.
    public record Ports(PictureSources sources, KeptPictures kept, ArtworkCatalogue shown, ArtworkService pictures,
            PictureScaler scaler, StepStore steps, LayerShowing showing, PictureHunter offers) {}

    public ArtworkChoices(Ports ports, IdGenerator ids, Clock clock) {
        this.ports = ports;
        this.variants = new VariantReader(ports);
        this.ids = ids;
        this.clock = clock;
    }

    /// Those that can be read or fetched, the best first. Whoever was not asked yet is asked behind.
    public List<ArtworkVariant> list(Viewer viewer, Layered kind, String item) {
        return variants.list(viewer, kind, item).stream().map(Loaded::variant).toList();
    }

    /// @throws LibraryException.NotFound when there is no such variant
    /// @throws LibraryException.Unavailable when it is not here yet; it is fetched behind
    public byte[] bytes(Viewer viewer, Layered kind, String item, String variant) {
        return variants.require(viewer, kind, item, variant).content().load(false);
    }

    /// Has a variant shown.
    ///
    /// @throws LibraryException.NotFound when there is no such variant
    public List<ArtworkVariant> choose(UserId by, Viewer viewer, Layered kind, String item, String variant) {
        Loaded loaded = variants.require(viewer, kind, item, variant);
        say(by, kind, item,
                kind == Layered.TRACK ? VariantReader.sideOf(loaded.variant().source()) : kept(by, kind, item, loaded));
        return list(viewer, kind, item);
    }

    /// Has the best variant shown.
    ///
    /// @throws LibraryException.NotFound when there is none
    public List<ArtworkVariant> chooseBest(UserId by, Viewer viewer, Layered kind, String item) {
        List<ArtworkVariant> all = list(viewer, kind, item);
        if (all.isEmpty()) {
            throw new LibraryException.NotFound("Picture of", item);
        }
        return all.getFirst().primary() ? all : choose(by, viewer, kind, item, all.getFirst().id());
    }

    /// Adds a picture and has it shown.
    ///
    /// @throws LibraryException.Invalid when it is none, is damaged or too large, or this is a track
    public List<ArtworkVariant> add(UserId by, Viewer viewer, Layered kind, String item, PictureType type,
            byte[] picture) {
        if (kind == Layered.TRACK) {
            throw new LibraryException.Invalid("A track shows its own picture or its album's");
        }
        byte[] encoded = encoded(picture);
        String id = keep(new Loaded(new ArtworkVariant("", ArtworkVariant.Source.UPLOAD, "", type, null, null,
                encoded.length, ArtworkVariant.Origin.MUSIC, ArtworkVariant.Use.NOT_SHOWN), _ -> encoded), by, kind,
                item);
        say(by, kind, item, id);
        return list(viewer, kind, item);
    }

    /// Has the picture chosen by itself again.
    public List<ArtworkVariant> reset(UserId by, Viewer viewer, Layered kind, String item) {
        ports.steps()
                .list(kind, item)
                .stream()
                .filter(step -> step.field() == Field.COVER && step.source() == Step.Source.USER && !step.isReverted())
                .forEach(step -> ports.steps().revert(step.id(), clock.instant(), by.value()));
        ports.showing().show();
        return list(viewer, kind, item);
    }

    /// Says that a provider's picture is of something else, so that it is never offered again.
    ///
    /// @throws LibraryException.NotFound when there is no such variant
    /// @throws LibraryException.Invalid when it is no provider's
    public List<ArtworkVariant> refuse(Viewer viewer, Layered kind, String item, String variant) {
        Loaded loaded = variants.require(viewer, kind, item, variant);
        OfferedPicture offered = ports.offers()
                .offered(VariantReader.idOf(kind, item))
                .stream()
                .filter(picture -> picture.id().equals(loaded.variant().id()))
                .findFirst()
                .orElseThrow(() -> new LibraryException.Invalid("Only what a provider offers can be refused"));
        ports.offers().refuse(offered);
        return list(viewer, kind, item);
    }

    /// What is sent is never kept as it is: it is decoded and encoded anew, so that nothing but a picture is left of it.
    private byte[] encoded(byte[] picture) {
        if (picture.length > MAX_BYTES || !ports.scaler().contentTypeOf(picture).startsWith("image/")) {
            throw new LibraryException.Invalid(
                    "A picture is a JPEG, PNG, GIF or WebP of at most %d bytes".formatted(MAX_BYTES));
        }
        try {
            return ports.scaler().scale(picture, KEPT_EDGE).bytes();
        } catch (IOException e) {
            throw new LibraryException.Invalid("This picture cannot be used: %s".formatted(e.getMessage()));
        }
    }

    /// @return the id of the kept picture
    private String kept(UserId by, Layered kind, String item, Loaded loaded) {
        return ports.kept()
                .list(kind, item)
                .stream()
                .filter(picture -> picture.id().equals(loaded.variant().id())
                        || picture.origin().equals(loaded.variant().id()))
                .map(KeptPicture::id)
                .findFirst()
                .orElseGet(() -> keep(loaded, by, kind, item));
    }

    private String keep(Loaded loaded, UserId by, Layered kind, String item) {
        byte[] bytes = loaded.content().load(true);
        PictureSize size = PictureSize.of(bytes).orElse(new PictureSize(0, 0));
        ArtworkVariant variant = loaded.variant();
        String id = ids.next();
        ports.kept()
                .add(new KeptPicture(id, kind, item, variant.source(), variant.label(), variant.type(), variant.id(),
                        variant.origin().provider(),
                        size.width(), size.height(), bytes.length, Sha256.hex(bytes, ID_BYTES), clock.instant(),
                        by.value()), bytes);
        return id;
    }

    private void say(UserId by, Layered kind, String item, String value) {
        ports.steps()
                .add(List.of(new Step(ids.next(), kind, item, Field.COVER, FieldValue.of(value), Step.Source.USER,
                        null, null, 1, clock.instant(), by.value(), null, null)));
        ports.showing().show();
    }
}
