package io.antiphon.nativeapi.catalogue;

import io.antiphon.core.browse.Slice;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.FolderId;
import io.antiphon.core.library.Viewer;
import io.antiphon.nativeapi.catalogue.Bodies.FolderBody;
import io.antiphon.nativeapi.catalogue.Bodies.GenreBody;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.LibraryIds;
import io.antiphon.nativeapi.http.Paging;
import io.antiphon.nativeapi.http.Parameter;
import io.antiphon.nativeapi.http.Route;
import io.helidon.http.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Folders as they are on disk, and genres.
final class FolderRoutes {

    private static final List<Parameter> PAGES = Paging.PARAMETERS.stream()
            .filter(parameter -> !parameter.name().equals("fields"))
            .toList();

    private final CataloguePorts ports;
    private final Sight sight;

    FolderRoutes(CataloguePorts ports) {
        this.ports = ports;
        this.sight = new Sight(ports);
    }

    List<Route> routes() {
        return List.of(
                new Route(Method.GET, "/folders", Access.USER,
                        "Lists the roots of your music folders, or the folders inside one", this::list)
                        .query(Parameter.text("parent", "The id of the folder to look into; absent for the roots.")
                                .upTo(40))
                        .query(PAGES)
                        .gives(FolderPage.class)
                        .kept(),
                new Route(Method.GET, "/folders/{id}", Access.USER,
                        "Shows a folder; `GET /tracks?folder=` lists what lies in it", this::show)
                        .gives(FolderBody.class)
                        .kept(),
                new Route(Method.GET, "/genres", Access.USER, "Lists genres by name", this::genres)
                        .query(PAGES)
                        .gives(GenrePage.class)
                        .kept());
    }

    private Answer list(Call call) {
        Viewer viewer = sight.viewer(call);
        List<FolderBody> all = call.query("parent")
                .map(LibraryIds::folder)
                .map(parent -> inside(viewer, parent))
                .orElseGet(() -> ports.catalogue().listRoots(viewer).stream().map(FolderBody::of).toList());
        Slice<FolderBody> shown = Lists.part(all, Lists.stretch(call), FolderBody::id);
        return Answer.ok(new FolderPage(shown.items(), Lists.next(call, shown, FolderBody::id), shown.total()));
    }

    private List<FolderBody> inside(Viewer viewer, FolderId parent) {
        return ports.catalogue()
                .listSubfolders(viewer, parent)
                .stream()
                .map(Annotated::item)
                .map(FolderBody::of)
                .toList();
    }

    private Answer show(Call call) {
        return Answer.ok(FolderBody.of(sight.requireFolder(call).item()));
    }

    private Answer genres(Call call) {
        List<GenreBody> all = ports.catalogue().listGenres(sight.viewer(call)).map(GenreBody::of).toList();
        Slice<GenreBody> shown = Lists.part(all, Lists.stretch(call), GenreBody::name);
        // A name may be long and hold anything; the place is enough where nothing comes and goes.
        return Answer.ok(new GenrePage(shown.items(),
                Paging.next(call, shown.offset(), shown.items().size(), shown.total(), null), shown.total()));
    }

    /// @param next the cursor of the next page; absent at the end
    /// @param total of the whole list
    record FolderPage(List<FolderBody> items, @Nullable String next, int total) {

        FolderPage {
            items = List.copyOf(items);
        }
    }

    /// @param next the cursor of the next page; absent at the end
    /// @param total of the whole list
    record GenrePage(List<GenreBody> items, @Nullable String next, int total) {

        GenrePage {
            items = List.copyOf(items);
        }
    }
}
