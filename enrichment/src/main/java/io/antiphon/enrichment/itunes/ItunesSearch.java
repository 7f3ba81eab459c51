package io.antiphon.enrichment.itunes;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.provider.AlbumImageSource;
import io.antiphon.core.provider.Lookup;
import io.antiphon.core.provider.OfferedImage;
import io.antiphon.core.provider.ReleaseQuery;
import io.antiphon.enrichment.provider.Fields;
import io.antiphon.enrichment.provider.Names;
import io.antiphon.enrichment.provider.ProviderOptions;
import io.antiphon.enrichment.provider.Question;
import io.antiphon.enrichment.provider.Service;
import io.antiphon.enrichment.provider.Services;
import io.antiphon.enrichment.provider.WebProvider;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The iTunes Search API: covers of albums by artist and title.
public final class ItunesSearch extends WebProvider implements AlbumImageSource {

    public static final String NAME = "itunes";
    public static final String STANDARD = "https://itunes.apple.com/";

    /// It bears about twenty questions a minute.
    private static final Duration INTERVAL = Duration.ofSeconds(3);
    private static final int LARGE = 1200;
    private static final String SIZE = "/[0-9]{2,4}x[0-9]{2,4}(bb)?\\.";

    private final Service service;

    private ItunesSearch(Service service, @Nullable String missing) {
        super(NAME, "iTunes Search", missing, service);
        this.service = service;
    }

    public static ItunesSearch of(ProviderOptions options, Services services) {
        return new ItunesSearch(options.service(services, NAME, STANDARD, INTERVAL), options.missing(NAME));
    }

    @Override
    public Lookup<List<OfferedImage>> findAlbumImages(ReleaseQuery album) {
        if (album.title().isBlank() || album.artist().isBlank()) {
            return new Lookup.Nothing<>();
        }
        Question question = Question.ofPath("search")
                .with("term", album.artist() + " " + album.title())
                .with("media", "music")
                .with("entity", "album")
                .with("limit", 25);
        return service.ask(question, node -> {
            for (JsonNode one : Fields.requiredList(node, "results")) {
                String cover = Fields.url(one, "artworkUrl100");
                if (cover != null && isAsked(one, album)) {
                    return Optional.of(List.of(
                            new OfferedImage(cover.replaceFirst(SIZE, "/%1$dx%1$dbb.".formatted(LARGE)),
                                    OfferedImage.Type.FRONT,
                                    LARGE, LARGE, 0)));
                }
            }
            return Optional.empty();
        });
    }

    /// iTunes adds `- Single` and `- EP` to titles.
    private static boolean isAsked(JsonNode one, ReleaseQuery album) {
        String title = Fields.textOr(one, "collectionName", "").replaceFirst(" - (Single|EP)$", "");
        return Names.areEqual(title, album.title().replaceFirst("(?i) (- )?(single|ep)$", ""))
                && Names.areEqual(Fields.textOr(one, "artistName", ""), album.artist());
    }
}
