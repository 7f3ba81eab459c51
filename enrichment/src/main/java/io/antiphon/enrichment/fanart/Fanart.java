package io.antiphon.enrichment.fanart;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.provider.AlbumImageSource;
import io.antiphon.core.provider.ArtistImageSource;
import io.antiphon.core.provider.ArtistQuery;
import io.antiphon.core.provider.Lookup;
import io.antiphon.core.provider.OfferedImage;
import io.antiphon.core.provider.ReleaseQuery;
import io.antiphon.enrichment.provider.Fields;
import io.antiphon.enrichment.provider.ProviderOptions;
import io.antiphon.enrichment.provider.Question;
import io.antiphon.enrichment.provider.Service;
import io.antiphon.enrichment.provider.Services;
import io.antiphon.enrichment.provider.StrangeAnswerException;
import io.antiphon.enrichment.provider.WebProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Fanart.tv: pictures that people made and chose, by MusicBrainz' ids.
public final class Fanart extends WebProvider implements ArtistImageSource, AlbumImageSource {

    public static final String NAME = "fanart";
    public static final String STANDARD = "https://webservice.fanart.tv/";

    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final int MOST_OF_A_KIND = 10;

    private final Service service;
    private final String key;

    private Fanart(Service service, ProviderOptions options) {
        super(NAME, "Fanart.tv", options.missingWithKey(NAME), service);
        this.service = service;
        this.key = options.keyOr("");
    }

    public static Fanart of(ProviderOptions options, Services services) {
        return new Fanart(options.service(services, NAME, STANDARD, INTERVAL), options);
    }

    @Override
    public Lookup<List<OfferedImage>> findArtistImages(ArtistQuery artist) {
        if (!Fields.isMbid(artist.mbid())) {
            return new Lookup.Nothing<>();
        }
        return service.ask(asked("v3", "music", String.valueOf(artist.mbid())), node -> {
            requireSubject(node);
            List<OfferedImage> images = new ArrayList<>();
            add(images, node, "artistthumb", OfferedImage.Type.PORTRAIT, 1000, 1000);
            add(images, node, "artistbackground", OfferedImage.Type.BACKGROUND, 1920, 1080);
            add(images, node, "hdmusiclogo", OfferedImage.Type.LOGO, 800, 310);
            add(images, node, "musiclogo", OfferedImage.Type.LOGO, 400, 155);
            return images.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(images));
        });
    }

    @Override
    public Lookup<List<OfferedImage>> findAlbumImages(ReleaseQuery album) {
        String group = album.releaseGroupMbid();
        if (group == null || !Fields.isMbid(group)) {
            return new Lookup.Nothing<>();
        }
        return service.ask(asked("v3", "music", "albums", group), node -> {
            requireSubject(node);
            JsonNode found = node.path("albums").path(group);
            List<OfferedImage> images = new ArrayList<>();
            add(images, found, "albumcover", OfferedImage.Type.FRONT, 1000, 1000);
            add(images, found, "cdart", OfferedImage.Type.DISC, 1000, 1000);
            return images.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(images));
        });
    }

    private Question asked(String... path) {
        return Question.to(path).secretly("api_key", key);
    }

    private static void requireSubject(JsonNode node) throws StrangeAnswerException {
        Fields.requiredText(node, "name");
    }

    private static void add(List<OfferedImage> images, JsonNode node, String field, OfferedImage.Type type, int width,
            int height) {
        Fields.list(node, field).stream().limit(MOST_OF_A_KIND).forEach(one -> {
            String url = Fields.url(one, "url");
            Long likes = Fields.number(one, "likes");
            if (url != null) {
                images.add(new OfferedImage(url.replaceFirst("^http://", "https://"), type, width, height,
                        likes == null ? 0 : Math.toIntExact(Math.clamp(likes, 0, Integer.MAX_VALUE)), true));
            }
        });
    }
}
