package io.antiphon.enrichment.discogs;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.provider.AlbumImageSource;
import io.antiphon.core.provider.ArtistImageSource;
import io.antiphon.core.provider.ArtistQuery;
import io.antiphon.core.provider.Biography;
import io.antiphon.core.provider.BiographySource;
import io.antiphon.core.provider.ClaimedArtist;
import io.antiphon.core.provider.ClaimedRelease;
import io.antiphon.core.provider.Lookup;
import io.antiphon.core.provider.OfferedImage;
import io.antiphon.core.provider.ReleaseFinder;
import io.antiphon.core.provider.ReleaseQuery;
import io.antiphon.enrichment.provider.Fields;
import io.antiphon.enrichment.provider.Names;
import io.antiphon.enrichment.provider.ProviderOptions;
import io.antiphon.enrichment.provider.Question;
import io.antiphon.enrichment.provider.Service;
import io.antiphon.enrichment.provider.Services;
import io.antiphon.enrichment.provider.StrangeAnswerException;
import io.antiphon.enrichment.provider.WebProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Discogs: releases with their tracks, pictures, and what is said of artists.
public final class Discogs extends WebProvider
        implements ReleaseFinder, AlbumImageSource, ArtistImageSource, BiographySource {

    public static final String NAME = "discogs";
    public static final String STANDARD = "https://api.discogs.com/";

    /// It bears sixty questions a minute.
    private static final Duration INTERVAL = Duration.ofMillis(1050);
    private static final int FOUND = 10;
    private static final int WHOLE = 3;

    private final Service service;
    private final String key;

    private Discogs(Service service, ProviderOptions options) {
        super(NAME, "Discogs", options.missingWithKey(NAME), service);
        this.service = service;
        this.key = options.keyOr("").replaceAll("\\p{Cntrl}", "");
    }

    public static Discogs of(ProviderOptions options, Services services) {
        return new Discogs(options.service(services, NAME, STANDARD, INTERVAL), options);
    }

    private Question asked(String... path) {
        return Question.to(path).header("Authorization", "Discogs token=" + key);
    }

    @Override
    public Lookup<List<ClaimedRelease>> findReleases(ReleaseQuery query) {
        return search(query).then(ids -> {
            List<ClaimedRelease> found = new ArrayList<>();
            for (String id : ids.stream().limit(WHOLE).toList()) {
                Lookup<ClaimedRelease> release = service.ask(asked("releases", id),
                        node -> Optional.of(DiscogsReleases.read(node)));
                if (release instanceof Lookup.Failed<ClaimedRelease> failed) {
                    return new Lookup.Failed<>(failed.retryAfter(), failed.reason());
                }
                release.found().ifPresent(found::add);
            }
            return found.isEmpty() ? new Lookup.Nothing<>() : new Lookup.Found<>(List.copyOf(found));
        });
    }

    /// By barcode, else by names.
    private Lookup<List<String>> search(ReleaseQuery query) {
        if (query.barcode() != null) {
            Lookup<List<String>> same = ids(asked("database", "search").with("type", "release")
                    .with("barcode", query.barcode())
                    .with("per_page", FOUND));
            if (!(same instanceof Lookup.Nothing)) {
                return same;
            }
        }
        if (query.title().isBlank()) {
            return new Lookup.Nothing<>();
        }
        return ids(asked("database", "search").with("type", "release")
                .with("release_title", query.title())
                .with("artist", query.artist())
                .with("per_page", FOUND));
    }

    private Lookup<List<String>> ids(Question question) {
        return service.ask(question, node -> {
            List<String> ids = Fields.requiredList(node, "results")
                    .stream()
                    .map(one -> Fields.number(one, "id"))
                    .filter(Objects::nonNull)
                    .map(String::valueOf)
                    .toList();
            return ids.isEmpty() ? Optional.empty() : Optional.of(ids);
        });
    }

    /// Of the first release that is called so and is by whom it is said to be by.
    @Override
    public Lookup<List<OfferedImage>> findAlbumImages(ReleaseQuery album) {
        return ofRelease(album, node -> images(node, OfferedImage.Type.FRONT));
    }

    private <T> Lookup<T> ofRelease(ReleaseQuery album, Function<JsonNode, Optional<T>> reader) {
        return search(album).then(ids -> {
            for (String id : ids.stream().limit(WHOLE).toList()) {
                Lookup<T> told = service.ask(asked("releases", id),
                        node -> isAsked(node, album) ? reader.apply(node) : Optional.empty());
                if (!(told instanceof Lookup.Nothing)) {
                    return told;
                }
            }
            return new Lookup.Nothing<>();
        });
    }

    /// There are many albums that are called `Greatest Hits`.
    private static boolean isAsked(JsonNode node, ReleaseQuery album) throws StrangeAnswerException {
        if (!Names.areEqual(Fields.requiredText(node, "title"), album.title())) {
            return false;
        }
        List<ClaimedArtist> artists = DiscogsReleases.read(node).artists();
        String whole = artists.stream()
                .map(artist -> artist.name() + artist.joinPhrase())
                .collect(Collectors.joining());
        return album.artist().isBlank() || Names.areEqual(whole, album.artist())
                || artists.stream().anyMatch(artist -> Names.areEqual(artist.name(), album.artist()))
                || isVarious(whole) && isVarious(album.artist());
    }

    private static boolean isVarious(String artist) {
        return Names.areEqual(artist, "Various") || Names.areEqual(artist, "Various Artists");
    }

    @Override
    public Lookup<List<OfferedImage>> findArtistImages(ArtistQuery artist) {
        return find(artist).then(node -> Lookup.of(images(node, OfferedImage.Type.PORTRAIT)));
    }

    /// @param primary what the first picture shows
    private static Optional<List<OfferedImage>> images(JsonNode node, OfferedImage.Type primary) {
        List<OfferedImage> images = new ArrayList<>();
        for (JsonNode image : Fields.list(node, "images")) {
            String url = Fields.url(image, "uri");
            if (url != null) {
                images.add(new OfferedImage(url,
                        "primary".equals(Fields.text(image, "type")) ? primary : OfferedImage.Type.OTHER,
                        Fields.positive(image, "width"), Fields.positive(image, "height"), 0));
            }
        }
        return images.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(images));
    }

    @Override
    public Lookup<Biography> findBiography(ArtistQuery artist) {
        return find(artist).then(node -> {
            String profile = DiscogsText.plain(Fields.textOr(node, "profile", ""));
            return profile.isEmpty() ? new Lookup.Nothing<>()
                    : new Lookup.Found<>(new Biography(profile, "en", Fields.url(node, "uri"), null));
        });
    }

    @Override
    public Lookup<Biography> findAlbumNotes(ReleaseQuery album) {
        return ofRelease(album, node -> {
            String notes = DiscogsText.plain(Fields.textOr(node, "notes", ""));
            return notes.isEmpty() ? Optional.empty()
                    : Optional.of(new Biography(notes, "en", Fields.url(node, "uri"), null));
        });
    }

    /// The only artist of the name; namesakes have numbers behind theirs.
    private Lookup<JsonNode> find(ArtistQuery artist) {
        if (artist.name().isBlank()) {
            return new Lookup.Nothing<>();
        }
        Lookup<String> id = service.ask(
                asked("database", "search").with("type", "artist").with("q", artist.name()).with("per_page", FOUND),
                node -> {
                    List<String> called = Fields.requiredList(node, "results")
                            .stream()
                            .filter(one -> Names.areEqual(DiscogsText.name(Fields.textOr(one, "title", "")),
                                    artist.name()))
                            .map(one -> Fields.number(one, "id"))
                            .filter(Objects::nonNull)
                            .map(String::valueOf)
                            .toList();
                    return called.size() == 1 ? Optional.of(called.getFirst()) : Optional.empty();
                });
        return id.then(found -> service.ask(asked("artists", found), node -> {
            Fields.requiredText(node, "name");
            return Optional.of(node);
        }));
    }
}
