package io.antiphon.nativeapi;

import io.antiphon.nativeapi.http.Route;
import io.antiphon.nativeapi.tag.TagPorts;
import io.antiphon.nativeapi.tag.TagRoutes;
import io.antiphon.nativeapi.upload.UploadPorts;
import io.antiphon.nativeapi.upload.UploadRoutes;
import java.util.List;
import java.util.stream.Stream;

/// What taking care of the music stands on: new files, and the tags of those that are there.
public record CuratorPorts(UploadPorts uploads, TagPorts tags) {

    List<Route> routes() {
        return Stream.concat(new UploadRoutes(uploads).routes().stream(), new TagRoutes(tags).routes().stream())
                .toList();
    }
}
