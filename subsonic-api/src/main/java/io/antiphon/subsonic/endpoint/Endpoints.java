package io.antiphon.subsonic.endpoint;

import io.antiphon.subsonic.parameter.Extension;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The registry: every chapter, once.
public final class Endpoints {

    private Endpoints() {}

    public static List<Endpoint<?>> all(SubsonicPorts ports) {
        Items items = new Items(ports);
        List<ChapterEndpoints> chapters = List.of(new BrowsingEndpoints(ports, items), new InfoEndpoints(ports, items),
                new ListEndpoints(ports, items),
                new SearchEndpoints(ports, items), new PlaylistEndpoints(ports, items),
                new StreamEndpoints(ports, items), new ArtworkEndpoints(ports, items),
                new LyricsEndpoints(ports, items), new AnnotationEndpoints(ports, items),
                new SharingEndpoints(ports, items), new RadioEndpoints(ports), new ChatEndpoints(ports),
                new UserEndpoints(ports),
                new BookmarkEndpoints(ports, items),
                new ScanEndpoints(ports), new PodcastEndpoints(ports, items), new VideoEndpoints(ports, items),
                new HlsEndpoints(ports, items),
                new JukeboxEndpoints(ports, items), new TranscodingEndpoints(ports, items),
                new SonicEndpoints(ports, items));
        List<Endpoint<?>> endpoints = new ArrayList<>();
        chapters.forEach(chapter -> endpoints.addAll(chapter.endpoints()));
        endpoints.addAll(0, new SystemEndpoints(extensions(endpoints)).endpoints());
        return List.copyOf(endpoints);
    }

    /// What the registered endpoints support, and what the transport brings.
    private static Set<Extension> extensions(List<Endpoint<?>> endpoints) {
        Set<Extension> extensions = EnumSet.of(Extension.FORM_POST, Extension.API_KEY_AUTHENTICATION);
        endpoints.forEach(endpoint -> extensions.addAll(endpoint.extensions()));
        return extensions;
    }
}
