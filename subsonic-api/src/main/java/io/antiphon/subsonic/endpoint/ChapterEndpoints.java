package io.antiphon.subsonic.endpoint;

import java.util.List;

/// The endpoints of one chapter.
interface ChapterEndpoints {

    List<Endpoint<?>> endpoints();
}
