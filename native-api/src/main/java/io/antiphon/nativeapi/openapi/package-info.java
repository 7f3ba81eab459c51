/// The OpenAPI document of this API, derived from its routes and the records they take and give, and the page that shows it. Must not know
/// any resource.
@NullMarked
package io.antiphon.nativeapi.openapi;

import org.jspecify.annotations.NullMarked;
