package io.antiphon.core.artwork.variant;

import io.antiphon.core.enrichment.Step;
import io.antiphon.core.library.layer.Layered;
import io.antiphon.core.provider.OfferedImage;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Keeps what providers offer of albums and artists, and when they were asked.
public interface OfferedPictures {

    /// In the order in which each provider told them.
    List<OfferedPicture> list(Layered kind, String item);

    Optional<OfferedPicture> find(String id);

    /// What a provider offers now, in place of what it offered before. What it offered before too stays what it became.
    void offer(PictureSubject subject, String provider, List<OfferedImage> images, Instant at);

    /// Notes what became of one.
    void put(OfferedPicture picture);

    /// All that have this fingerprint.
    List<OfferedPicture> findAll(String fingerprint);

    Optional<PictureSearch> findSearch(Layered kind, String item);

    void note(Layered kind, String item, PictureSearch search);

    /// Something that is in the library and not missing.
    Optional<PictureSubject> findSubject(Layered kind, String item);

    /// Albums, or artists of albums, that were not looked up yet, or are to be anew: the time has come, others can be asked, or they show
    /// another picture than since then.
    ///
    /// @param afterRow those with a higher row, in the order of rows
    /// @param wanted as in [PictureSearch]
    List<PictureSubject> listDue(Layered kind, int afterRow, int count, String wanted, Instant now);

    /// The steps that hold by which pictures of other providers than these are shown.
    List<Step> listChoicesOfOthers(Collection<String> providers, int count);
}
