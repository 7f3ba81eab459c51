package io.antiphon.subsonic.endpoint;

import io.antiphon.subsonic.parameter.Extension;
import io.antiphon.subsonic.response.License;
import io.antiphon.subsonic.response.OpenSubsonicExtension;
import io.antiphon.subsonic.response.TokenInfo;
import java.util.List;
import java.util.Set;

/// What the server is.
final class SystemEndpoints implements ChapterEndpoints {
    private final Set<Extension> extensions;

    /// @param extensions what all other endpoints support
    SystemEndpoints(Set<Extension> extensions) {
        this.extensions = extensions;
    }

    @Override
    public List<Endpoint<?>> endpoints() {
        return List.of(entry("ping", "1.0.0").confirms(Endpoint.None.class, (caller, none) -> {}),
                entry("getLicense", "1.0.0").answers("license", License.class,
                        caller -> new License(true, caller.user().email(), null, null)),
                entry("getOpenSubsonicExtensions", "OpenSubsonic").answersEveryone("openSubsonicExtensions",
                        OpenSubsonicExtension.class,
                        extensions.stream()
                                .map(one -> new OpenSubsonicExtension(one.wireName(), one.versions()))
                                .toList()),
                entry("tokenInfo", "OpenSubsonic").extension(Extension.API_KEY_AUTHENTICATION)
                        .answers("tokenInfo", TokenInfo.class, caller -> new TokenInfo(caller.user().name())));
    }

    private static Endpoint.Entry entry(String name, String since) {
        return Endpoint.named(Chapter.SYSTEM, name, since);
    }
}
