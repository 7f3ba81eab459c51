/// What a request asks: its raw parameters, and one record for each endpoint that wants more than an id. How a component is read,
/// whether it is required and what it defaults to follow from its type and annotations, see [Binder].
/// It must not know HTTP or what an endpoint does.
@NullMarked
package io.antiphon.subsonic.parameter;

import org.jspecify.annotations.NullMarked;
