package io.antiphon.core.artwork.variant;

import io.antiphon.core.library.layer.Layered;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Which picture is shown where no curator chose one. The rule, which [the documentation](docs/provenance.md) tells people:
///
/// 1. A picture that lies with the music stays, unless it is [#isTiny] and a provider has one that is at least [#LARGE] pixels wide and
///    high, twice as large as it, and was found by an id.
/// 2. Where there is none, the best of those that providers have and that can stand for the thing: of an album its front, nearly square;
///    of an artist a portrait; no edge shorter than [#LEAST] pixels.
/// 3. The best is one that was found by an id, then the one of the better [ArtworkVariant#quality], then the one of the provider that is
///    asked earlier, then the one that people there like more.
final class PictureRule {

    /// What is smaller is not worth showing where bigger ones can be had.
    static final int TINY = 300;
    static final int LARGE = 500;
    static final int LEAST = 100;
    private static final double TIMES = 2;
    /// Scans of covers are cut badly now and then; what is further from square is a spread or a banner.
    private static final double FRONT_SHAPE = 0.75;
    private static final double PORTRAIT_SHAPE = 0.4;

    private PictureRule() {}

    /// The picture that lies with the music.
    ///
    /// @param size absent when it cannot be told: it stays then
    record Local(Optional<PictureSize> size) {}

    static boolean isTiny(Local local) {
        return local.size().filter(size -> shorter(size) < TINY).isPresent();
    }

    /// The provider's picture that is shown.
    ///
    /// @param fetched those that are here, of providers in the order in which they are asked
    static Optional<OfferedPicture> choose(Layered kind, Optional<Local> local, List<OfferedPicture> fetched) {
        if (local.isPresent() && !isTiny(local.get())) {
            return Optional.empty();
        }
        int least = local.flatMap(Local::size).map(size -> (int) Math.max(LARGE, shorter(size) * TIMES)).orElse(LEAST);
        return fetched.stream()
                .filter(picture -> picture.state() == OfferedPicture.State.FETCHED)
                .filter(picture -> local.isEmpty() || picture.image().byId())
                .filter(picture -> canStandFor(kind, picture))
                .filter(picture -> picture.edges().filter(size -> shorter(size) >= least).isPresent())
                .min(best(kind, fetched));
    }

    /// Those worth fetching, the most promising first: judged by what providers say of them.
    ///
    /// @param offered by providers in the order in which they are asked
    static List<OfferedPicture> promising(Layered kind, List<OfferedPicture> offered) {
        List<String> providers = providers(offered);
        return offered.stream()
                .filter(picture -> picture.type() == PictureType.standingFor(kind))
                .sorted(Comparator.comparing((OfferedPicture picture) -> !picture.image().byId())
                        .thenComparingInt(picture -> providers.indexOf(picture.provider()))
                        .thenComparingInt(picture -> -picture.image().votes()))
                .toList();
    }

    private static boolean canStandFor(Layered kind, OfferedPicture picture) {
        double shape = kind == Layered.ARTIST ? PORTRAIT_SHAPE : FRONT_SHAPE;
        return picture.type() == PictureType.standingFor(kind)
                && picture.edges()
                        .filter(size -> shorter(size) >= shape * Math.max(size.width(), size.height()))
                        .isPresent();
    }

    private static Comparator<OfferedPicture> best(Layered kind, List<OfferedPicture> inOrder) {
        PictureType wanted = PictureType.standingFor(kind);
        List<String> providers = providers(inOrder);
        return Comparator.comparing((OfferedPicture picture) -> !picture.image().byId())
                .thenComparingLong(picture -> -ArtworkVariant.quality(picture.type(), picture.edges(), wanted))
                .thenComparingInt(picture -> providers.indexOf(picture.provider()))
                .thenComparingInt(picture -> -picture.image().votes())
                .thenComparing(OfferedPicture::id);
    }

    private static List<String> providers(List<OfferedPicture> inOrder) {
        return inOrder.stream().map(OfferedPicture::provider).distinct().toList();
    }

    private static int shorter(PictureSize size) {
        return Math.min(size.width(), size.height());
    }
}
