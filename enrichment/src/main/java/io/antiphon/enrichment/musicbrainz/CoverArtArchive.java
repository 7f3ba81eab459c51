package io.antiphon.enrichment.musicbrainz;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.provider.AlbumImageSource;
import io.antiphon.core.provider.Lookup;
import io.antiphon.core.provider.OfferedImage;
import io.antiphon.core.provider.ReleaseQuery;
import io.antiphon.enrichment.provider.Fields;
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

/// The Cover Art Archive: pictures of releases that MusicBrainz knows.
public final class CoverArtArchive extends WebProvider implements AlbumImageSource {

    public static final String NAME = "cover-art-archive";
    public static final String STANDARD = "https://coverartarchive.org/";

    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final Service service;

    private CoverArtArchive(Service service, @Nullable String missing) {
        super(NAME, "Cover Art Archive", missing, service);
        this.service = service;
    }

    public static CoverArtArchive of(ProviderOptions options, Services services) {
        return new CoverArtArchive(options.service(services, NAME, STANDARD, INTERVAL), options.missing(NAME));
    }

    /// Those of the release, else those that its release group shows.
    @Override
    public Lookup<List<OfferedImage>> findAlbumImages(ReleaseQuery album) {
        if (Fields.isMbid(album.releaseMbid())) {
            Lookup<List<OfferedImage>> own = images("release", String.valueOf(album.releaseMbid()));
            if (!(own instanceof Lookup.Nothing)) {
                return own;
            }
        }
        return Fields.isMbid(album.releaseGroupMbid())
                ? images("release-group", String.valueOf(album.releaseGroupMbid()))
                : new Lookup.Nothing<>();
    }

    private Lookup<List<OfferedImage>> images(String kind, String mbid) {
        return service.ask(Question.to(kind, mbid), node -> {
            List<OfferedImage> images = new ArrayList<>();
            for (JsonNode image : Fields.requiredList(node, "images")) {
                String url = Fields.url(image, "image");
                if (url != null) {
                    images.add(new OfferedImage(secure(url), type(image), null, null, approval(image), true));
                }
            }
            return images.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(images));
        });
    }

    /// The archive still writes addresses without TLS, which it speaks.
    private static String secure(String url) {
        return url.replaceFirst("^http://(coverartarchive\\.org|archive\\.org)/", "https://$1/");
    }

    private static int approval(JsonNode image) {
        return Fields.flag(image, "approved") ? 1 : 0;
    }

    private static OfferedImage.Type type(JsonNode image) {
        if (Fields.flag(image, "front")) {
            return OfferedImage.Type.FRONT;
        }
        if (Fields.flag(image, "back")) {
            return OfferedImage.Type.BACK;
        }
        List<String> types = Fields.texts(image, "types");
        if (types.contains("Front")) {
            return OfferedImage.Type.FRONT;
        }
        if (types.contains("Back")) {
            return OfferedImage.Type.BACK;
        }
        if (types.contains("Medium")) {
            return OfferedImage.Type.DISC;
        }
        return types.contains("Booklet") ? OfferedImage.Type.BOOKLET : OfferedImage.Type.OTHER;
    }
}
