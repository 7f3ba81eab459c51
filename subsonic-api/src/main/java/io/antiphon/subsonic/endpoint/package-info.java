/// The protocol as data. [Endpoint] says everything about one endpoint; there is one class for each chapter of the specification
/// that lists its endpoints and holds their handlers; [Endpoints] lists the chapters. Routing, binding, access, error 10, the
/// advertised extensions and `docs/endpoints.md` derive from these entries.
///
/// To add an endpoint: a record in `response` (and one in `parameter` when it takes more than an id), an entry in its chapter's
/// `endpoints()`, a method that takes the [Caller] and the parameters and answers the record. A new chapter is a class like the
/// others and a line in [Endpoints]. Handlers refuse by throwing [io.antiphon.core.LibraryException] or
/// [io.antiphon.subsonic.response.SubsonicException], and know nothing of HTTP, XML or JSON.
@NullMarked
package io.antiphon.subsonic.endpoint;

import org.jspecify.annotations.NullMarked;
