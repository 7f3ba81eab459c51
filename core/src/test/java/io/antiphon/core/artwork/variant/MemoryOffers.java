package io.antiphon.core.artwork.variant;

import io.antiphon.core.enrichment.Step;
import io.antiphon.core.library.layer.Layered;
import io.antiphon.core.provider.OfferedImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is offered of one thing.
final class MemoryOffers implements OfferedPictures {

    final List<OfferedPicture> pictures = new ArrayList<>();
    private final Map<String, PictureSearch> searches = new HashMap<>();
    private int ids;

    @Override
    public List<OfferedPicture> list(Layered kind, String item) {
        return List.copyOf(pictures);
    }

    @Override
    public Optional<OfferedPicture> find(String id) {
        return pictures.stream().filter(picture -> picture.id().equals(id)).findFirst();
    }

    @Override
    public void offer(PictureSubject subject, String provider, List<OfferedImage> images, Instant at) {
        List<OfferedPicture> before = pictures.stream().filter(one -> one.provider().equals(provider)).toList();
        pictures.removeAll(before);
        for (OfferedImage image : images) {
            pictures.add(before.stream()
                    .filter(one -> one.image().url().equals(image.url()))
                    .findFirst()
                    .orElseGet(() -> new OfferedPicture("id" + ++ids, subject.kind(), subject.id(), provider, image,
                            OfferedPicture.State.OFFERED, null, 0, at)));
        }
    }

    @Override
    public void put(OfferedPicture picture) {
        pictures.replaceAll(one -> one.id().equals(picture.id()) ? picture : one);
    }

    @Override
    public List<OfferedPicture> findAll(String fingerprint) {
        return pictures.stream().filter(picture -> fingerprint.equals(picture.fingerprint())).toList();
    }

    @Override
    public Optional<PictureSearch> findSearch(Layered kind, String item) {
        return Optional.ofNullable(searches.get(item));
    }

    @Override
    public void note(Layered kind, String item, PictureSearch search) {
        searches.put(item, search);
    }

    @Override
    public Optional<PictureSubject> findSubject(Layered kind, String item) {
        return Optional.empty();
    }

    @Override
    public List<PictureSubject> listDue(Layered kind, int afterRow, int count, String wanted, Instant now) {
        return List.of();
    }

    @Override
    public List<Step> listChoicesOfOthers(Collection<String> providers, int count) {
        return List.of();
    }
}
