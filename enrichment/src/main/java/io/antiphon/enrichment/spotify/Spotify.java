package io.antiphon.enrichment.spotify;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.provider.ArtistQuery;
import io.antiphon.core.provider.ExternalIds;
import io.antiphon.core.provider.ExternalReference;
import io.antiphon.core.provider.Lookup;
import io.antiphon.core.provider.ReleaseQuery;
import io.antiphon.enrichment.provider.Fields;
import io.antiphon.enrichment.provider.Names;
import io.antiphon.enrichment.provider.ProviderOptions;
import io.antiphon.enrichment.provider.Question;
import io.antiphon.enrichment.provider.Service;
import io.antiphon.enrichment.provider.ServiceSettings;
import io.antiphon.enrichment.provider.Services;
import io.antiphon.enrichment.provider.WebProvider;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Spotify: what artists and albums are called there. Asks with a token of the application, which it gets by the key and the secret.
public final class Spotify extends WebProvider implements ExternalIds {

    public static final String NAME = "spotify";
    public static final String STANDARD = "https://api.spotify.com/";
    public static final String ACCOUNTS = "https://accounts.spotify.com/";

    private static final Duration INTERVAL = Duration.ofMillis(300);
    private static final Duration EARLY = Duration.ofMinutes(1);
    private static final int FOUND = 10;

    private final Service service;
    private final Service accounts;
    private final String credentials;
    private final Supplier<Instant> now;
    private @Nullable Token token;

    private record Token(String text, Instant until) {}

    private Spotify(Service service, Service accounts, ProviderOptions options, Supplier<Instant> now) {
        super(NAME, "Spotify", options.missingWithSecret(NAME), service, accounts);
        this.service = service;
        this.accounts = accounts;
        this.now = now;
        this.credentials = Base64.getEncoder()
                .encodeToString((options.keyOr("") + ":" + options.secretOr("")).getBytes(StandardCharsets.UTF_8));
    }

    public static Spotify of(ProviderOptions options, Services services) {
        return new Spotify(options.service(services, NAME, STANDARD, INTERVAL),
                services.make(ServiceSettings.of(NAME, options.base(ACCOUNTS), INTERVAL), options.url() != null),
                options, services::now);
    }

    @Override
    public Lookup<List<ExternalReference>> findReferences(ArtistQuery artist) {
        if (artist.name().isBlank()) {
            return new Lookup.Nothing<>();
        }
        return search("artist", "artist:\"%s\"".formatted(unquoted(artist.name())),
                one -> Names.areEqual(Fields.textOr(one, "name", ""), artist.name()));
    }

    @Override
    public Lookup<List<ExternalReference>> findReferences(ReleaseQuery album) {
        if (album.title().isBlank() || album.artist().isBlank()) {
            return new Lookup.Nothing<>();
        }
        String query = album.barcode() == null
                ? "album:\"%s\" artist:\"%s\"".formatted(unquoted(album.title()), unquoted(album.artist()))
                : "upc:" + unquoted(album.barcode());
        return search("album", query,
                one -> album.barcode() != null || Names.areEqual(Fields.textOr(one, "name", ""), album.title())
                        && Fields.list(one, "artists")
                                .stream()
                                .anyMatch(by -> Names.areEqual(Fields.textOr(by, "name", ""), album.artist())));
    }

    private Lookup<List<ExternalReference>> search(String type, String query, Predicate<JsonNode> isAsked) {
        return token().then(bearer -> service.ask(Question.ofPath("v1/search")
                .with("q", query)
                .with("type", type)
                .with("limit", FOUND)
                .header("Authorization", "Bearer " + bearer), node -> {
                    List<ExternalReference> found = new ArrayList<>();
                    for (JsonNode one : Fields.requiredList(Fields.requiredObject(node, type + "s"), "items")) {
                        String id = Fields.text(one, "id");
                        String url = Fields.url(one.path("external_urls"), "spotify");
                        if (id != null && url != null && isAsked.test(one)) {
                            found.add(new ExternalReference("spotify", id, url));
                        }
                    }
                    // Namesakes cannot be told apart by a name alone.
                    return found.isEmpty() || type.equals("artist") && found.size() > 1 ? Optional.empty()
                            : Optional.of(List.of(found.getFirst()));
                }));
    }

    private synchronized Lookup<String> token() {
        Token known = token;
        if (known != null && now.get().isBefore(known.until)) {
            return new Lookup.Found<>(known.text);
        }
        Question question = Question.ofPath("api/token")
                .with("grant_type", "client_credentials")
                .asForm()
                .header("Authorization", "Basic " + credentials)
                .unkept();
        Lookup<Token> made = accounts.ask(question, node -> {
            Integer seconds = Fields.positive(node, "expires_in");
            String text = Fields.requiredText(node, "access_token");
            Duration good = Duration.ofSeconds(seconds == null ? 0 : seconds).minus(EARLY);
            return Optional.of(new Token(text, now.get().plus(good)));
        });
        made.found().ifPresent(found -> token = found);
        return made.map(Token::text);
    }

    private static String unquoted(String text) {
        return text.replace('"', ' ').strip();
    }
}
