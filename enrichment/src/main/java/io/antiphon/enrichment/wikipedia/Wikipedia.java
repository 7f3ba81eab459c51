package io.antiphon.enrichment.wikipedia;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.provider.ArtistQuery;
import io.antiphon.core.provider.Biography;
import io.antiphon.core.provider.BiographySource;
import io.antiphon.core.provider.ExternalIds;
import io.antiphon.core.provider.ExternalReference;
import io.antiphon.core.provider.Lookup;
import io.antiphon.core.provider.Provider;
import io.antiphon.core.provider.ReleaseQuery;
import io.antiphon.enrichment.provider.Fields;
import io.antiphon.enrichment.provider.ProviderOptions;
import io.antiphon.enrichment.provider.Question;
import io.antiphon.enrichment.provider.Service;
import io.antiphon.enrichment.provider.ServiceSettings;
import io.antiphon.enrichment.provider.Services;
import io.antiphon.enrichment.provider.WebProvider;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Wikipedia's introductions: MusicBrainz knows the thing at Wikidata, which knows the article in each language. English stands in
/// where there is none in the configured one.
public final class Wikipedia extends WebProvider implements BiographySource {

    public static final String NAME = "wikipedia";

    private static final String WIKIDATA = "https://www.wikidata.org/";
    private static final String FALLBACK = "en";
    private static final String LICENCE = "CC BY-SA 4.0";
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final Service wikidata;
    private final List<Edition> editions;
    private final ExternalIds links;

    /// Wikipedia in one language.
    private record Edition(String language, Service service) {}

    private Wikipedia(Service wikidata, List<Edition> editions, ExternalIds links, @Nullable String missing) {
        super(NAME, "Wikipedia", missing,
                Stream
                        .concat(Stream.of(wikidata), editions.stream().map(Edition::service))
                        .toArray(Service[]::new));
        this.wikidata = wikidata;
        this.editions = editions;
        this.links = links;
    }

    /// @param language of the articles, ISO 639-1
    /// @param links knows what a thing is called at Wikidata
    public static <P extends Provider & ExternalIds> Wikipedia of(ProviderOptions options, String language, P links,
            Services services) {
        List<String> languages = List.of(language, FALLBACK).stream().distinct().toList();
        String missing = options.missing(NAME);
        return new Wikipedia(options.service(services, NAME, WIKIDATA, INTERVAL),
                languages.stream()
                        .map(one -> new Edition(one,
                                services.make(
                                        ServiceSettings.of(NAME,
                                                options.base("https://%s.wikipedia.org/".formatted(host(one))),
                                                INTERVAL),
                                        options.url() != null)))
                        .toList(),
                links,
                missing == null ? links.missing().map(what -> links.title() + ", which needs " + what).orElse(null)
                        : missing);
    }

    private static String host(String language) {
        return language.matches("[a-z]{2,3}(-[a-z]{2,10})?") ? language : FALLBACK;
    }

    @Override
    public Lookup<Biography> findBiography(ArtistQuery artist) {
        return links.findReferences(artist).then(this::article);
    }

    @Override
    public Lookup<Biography> findAlbumNotes(ReleaseQuery album) {
        return links.findReferences(album).then(this::article);
    }

    private Lookup<Biography> article(List<ExternalReference> references) {
        Optional<String> item = references.stream()
                .filter(reference -> reference.service().equals("wikidata"))
                .map(ExternalReference::id)
                .filter(Objects::nonNull)
                .findFirst();
        return Lookup.of(item).then(this::articleOf);
    }

    private Lookup<Biography> articleOf(String item) {
        String sites = String.join("|", editions.stream().map(edition -> site(edition.language())).toList());
        Question question = Question.ofPath("w/api.php")
                .with("action", "wbgetentities")
                .with("ids", item)
                .with("props", "sitelinks")
                .with("sitefilter", sites)
                .with("format", "json");
        Lookup<JsonNode> links = wikidata.ask(question, node -> {
            JsonNode found = Fields.requiredObject(node, "entities").path(item).path("sitelinks");
            return found.isObject() && !found.isEmpty() ? Optional.of(found) : Optional.empty();
        });
        return links.then(titles -> {
            for (Edition edition : editions) {
                String title = Fields.text(titles.path(site(edition.language())), "title");
                if (title != null) {
                    Lookup<Biography> summary = summary(edition, title);
                    if (!(summary instanceof Lookup.Nothing)) {
                        return summary;
                    }
                }
            }
            return new Lookup.Nothing<>();
        });
    }

    private static String site(String language) {
        return language.replace('-', '_') + "wiki";
    }

    private static Lookup<Biography> summary(Edition edition, String title) {
        Question question = Question.to("api", "rest_v1", "page", "summary", title.replace(' ', '_'));
        return edition.service().ask(question, node -> {
            String type = Fields.requiredText(node, "type");
            String text = Fields.text(node, "extract");
            String url = Fields.url(node.path("content_urls").path("desktop"), "page");
            return text == null || !type.equals("standard") ? Optional.empty()
                    : Optional.of(new Biography(text, edition.language(), url, LICENCE));
        });
    }
}
