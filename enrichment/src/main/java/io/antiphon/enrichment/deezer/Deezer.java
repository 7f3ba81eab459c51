package io.antiphon.enrichment.deezer;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.provider.AlbumImageSource;
import io.antiphon.core.provider.ArtistImageSource;
import io.antiphon.core.provider.ArtistQuery;
import io.antiphon.core.provider.Lookup;
import io.antiphon.core.provider.OfferedImage;
import io.antiphon.core.provider.ReleaseQuery;
import io.antiphon.core.provider.SimilarArtist;
import io.antiphon.core.provider.SimilarArtistSource;
import io.antiphon.core.provider.TopSong;
import io.antiphon.core.provider.TopSongSource;
import io.antiphon.enrichment.provider.Dialect;
import io.antiphon.enrichment.provider.Fields;
import io.antiphon.enrichment.provider.Names;
import io.antiphon.enrichment.provider.ProviderOptions;
import io.antiphon.enrichment.provider.Question;
import io.antiphon.enrichment.provider.Service;
import io.antiphon.enrichment.provider.Services;
import io.antiphon.enrichment.provider.WebProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Deezer: pictures, who is alike, what is heard most. Artists are found by name, and told apart by their albums.
public final class Deezer extends WebProvider
        implements ArtistImageSource, AlbumImageSource, SimilarArtistSource, TopSongSource {

    public static final String NAME = "deezer";
    public static final String STANDARD = "https://api.deezer.com/";

    /// It bears 50 questions in 5 seconds.
    private static final Duration INTERVAL = Duration.ofMillis(120);
    private static final int LARGEST = 1000;
    private static final int SONGS = 50;
    private static final int NAMESAKES = 3;

    /// Errors come with status 200.
    private static final Dialect DIALECT = (status, answer) -> {
        JsonNode error = answer.path("error");
        if (!error.isObject()) {
            return Dialect.byStatus(status);
        }
        Long code = Fields.number(error, "code");
        if (code == null) {
            return Dialect.Verdict.FAULT;
        }
        return switch (code.intValue()) {
            // Quota; service busy.
            case 4, 700 -> Dialect.Verdict.LATER;
            // No data.
            case 800 -> Dialect.Verdict.NOTHING;
            default -> Dialect.Verdict.FAULT;
        };
    };

    private final Service service;

    private Deezer(Service service, @Nullable String missing) {
        super(NAME, "Deezer", missing, service);
        this.service = service;
    }

    public static Deezer of(ProviderOptions options, Services services) {
        return new Deezer(options.service(services, NAME, STANDARD, INTERVAL, DIALECT), options.missing(NAME));
    }

    /// @param picture absent when Deezer shows a silhouette
    private record Known(String id, @Nullable String picture) {}

    @Override
    public Lookup<List<OfferedImage>> findArtistImages(ArtistQuery artist) {
        return find(artist).then(known -> Lookup.of(Optional.ofNullable(known.picture())
                .map(url -> List.of(new OfferedImage(url, OfferedImage.Type.PORTRAIT, LARGEST, LARGEST, 0)))));
    }

    @Override
    public Lookup<List<SimilarArtist>> findSimilarArtists(ArtistQuery artist) {
        return find(artist).then(known -> service.ask(Question.to("artist", known.id(), "related"), node -> {
            List<JsonNode> found = Fields.requiredList(node, "data");
            List<SimilarArtist> similar = new ArrayList<>();
            for (JsonNode one : found) {
                String name = Fields.text(one, "name");
                if (name != null) {
                    // Only the order is told.
                    similar.add(new SimilarArtist(name, null, 1 - similar.size() / (2.0 * found.size())));
                }
            }
            return similar.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(similar));
        }));
    }

    @Override
    public Lookup<List<TopSong>> findTopSongs(ArtistQuery artist) {
        return find(artist).then(known -> service
                .ask(Question.to("artist", known.id(), "top").with("limit", SONGS), node -> {
                    List<TopSong> songs = new ArrayList<>();
                    for (JsonNode one : Fields.requiredList(node, "data")) {
                        String title = Fields.text(one, "title");
                        if (title != null) {
                            songs.add(new TopSong(title, Fields.textOr(one.path("artist"), "name", artist.name()),
                                    null, null));
                        }
                    }
                    return songs.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(songs));
                }));
    }

    @Override
    public Lookup<List<OfferedImage>> findAlbumImages(ReleaseQuery album) {
        if (album.title().isBlank() || album.artist().isBlank()) {
            return new Lookup.Nothing<>();
        }
        Question question = Question.ofPath("search/album")
                .with("q", "artist:\"%s\" album:\"%s\"".formatted(unquoted(album.artist()), unquoted(album.title())));
        return service.ask(question, node -> {
            for (JsonNode one : Fields.requiredList(node, "data")) {
                String cover = picture(one, "cover_xl");
                if (cover != null && Names.areEqual(Fields.textOr(one, "title", ""), album.title())
                        && Names.areEqual(Fields.textOr(one.path("artist"), "name", ""), album.artist())) {
                    return Optional.of(List.of(new OfferedImage(cover, OfferedImage.Type.FRONT, LARGEST, LARGEST, 0)));
                }
            }
            return Optional.empty();
        });
    }

    /// The artist of the name who made one of the albums, else the only one of the name.
    private Lookup<Known> find(ArtistQuery artist) {
        if (artist.name().isBlank()) {
            return new Lookup.Nothing<>();
        }
        for (String album : artist.albums().stream().limit(NAMESAKES).toList()) {
            Lookup<Known> maker = service.ask(Question.ofPath("search/album")
                    .with("q", "artist:\"%s\" album:\"%s\"".formatted(unquoted(artist.name()), unquoted(album))),
                    node -> Fields.requiredList(node, "data")
                            .stream()
                            .filter(one -> Names.areEqual(Fields.textOr(one, "title", ""), album))
                            .map(one -> one.path("artist"))
                            .flatMap(one -> known(one, artist.name()).stream())
                            .findFirst());
            if (!(maker instanceof Lookup.Nothing)) {
                return maker;
            }
        }
        return service.ask(Question.ofPath("search/artist").with("q", artist.name()), node -> {
            List<Known> called = Fields.requiredList(node, "data")
                    .stream()
                    .flatMap(one -> known(one, artist.name()).stream())
                    .toList();
            return called.size() == 1 || artist.albums().isEmpty() ? called.stream().findFirst() : Optional.empty();
        });
    }

    private static Optional<Known> known(JsonNode one, String name) {
        Long id = Fields.number(one, "id");
        return id == null || !Names.areEqual(Fields.textOr(one, "name", ""), name) ? Optional.empty()
                : Optional.of(new Known(Long.toString(id), picture(one, "picture_xl")));
    }

    /// An address without a picture's digest shows a silhouette.
    private static @Nullable String picture(JsonNode one, String name) {
        String url = Fields.url(one, name);
        return url == null || url.contains("/artist//") || url.contains("/cover//") ? null : url;
    }

    private static String unquoted(String text) {
        return text.replace('"', ' ').strip();
    }
}
