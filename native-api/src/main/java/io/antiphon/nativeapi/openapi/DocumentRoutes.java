package io.antiphon.nativeapi.openapi;

import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.MediaBody;
import io.antiphon.nativeapi.http.ProblemException;
import io.antiphon.nativeapi.http.Route;
import io.helidon.http.Method;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The OpenAPI document, and the page that shows it (Swagger UI, from this server alone).
public final class DocumentRoutes {

    /// Swagger UI sets styles as it goes and draws with pictures that it holds itself; it runs no other script than its own.
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String VIEWER = "/META-INF/resources/webjars/swagger-ui/5.34.1/";
    private static final String OWN = "/io/antiphon/nativeapi/docs/";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String STYLE = "text/css; charset=utf-8";

    private static final Map<String, Part> PARTS = Map.of("start.js", new Part(OWN + "start.js", SCRIPT), //
            "swagger-ui-bundle.js", new Part(VIEWER + "swagger-ui-bundle.js", SCRIPT), //
            "swagger-ui.css", new Part(VIEWER + "swagger-ui.css", STYLE));

    private final List<Route> described;
    private final String version;
    private @Nullable Map<String, Object> document;

    /// @param resources that the document describes, beside what is here
    /// @param version of the program
    public DocumentRoutes(List<Route> resources, String version) {
        this.version = version;
        List<Route> all = new ArrayList<>(resources);
        all.addAll(routes());
        this.described = List.copyOf(all);
    }

    public List<Route> routes() {
        return List.of(
                new Route(Method.GET, "/openapi.json", Access.ANYONE, "Describes this API (OpenAPI 3.1)",
                        _ -> Answer.ok(document())).givesMedia("application/json").kept(),
                new Route(Method.GET, "/docs", Access.ANYONE, "Shows the description of this API",
                        _ -> page(OWN + "page.html", "text/html; charset=utf-8")).givesMedia("text/html"),
                new Route(Method.GET, "/docs/{part}", Access.ANYONE, "Sends a part of the page", this::part)
                        .givesMedia("*/*"));
    }

    private synchronized Map<String, Object> document() {
        Map<String, Object> made = document;
        if (made == null) {
            made = OpenApiDocument.of(described, version);
            document = made;
        }
        return made;
    }

    private Answer part(Call call) {
        Part part = PARTS.get(call.parameter("part"));
        if (part == null) {
            throw new ProblemException(404, "there is nothing at this path");
        }
        return page(part.resource(), part.contentType());
    }

    private Answer page(String resource, String contentType) {
        try (InputStream in = DocumentRoutes.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not packaged");
            }
            return Answer.ok(new MediaBody.Text(in.readAllBytes(), contentType, version, "public, max-age=3600"))
                    .with("Content-Security-Policy", POLICY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Part(String resource, String contentType) {}
}
