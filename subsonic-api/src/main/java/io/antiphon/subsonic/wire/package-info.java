/// How requests and answers travel: reading parameters and credentials, deciding who may call, writing XML, JSON and JSONP from
/// the same records, sending bytes in ranges, and the envelope around errors. [io.antiphon.subsonic.wire.HelidonExchange] is the only
/// class that knows the HTTP server. It must not know what an endpoint does.
@NullMarked
package io.antiphon.subsonic.wire;

import org.jspecify.annotations.NullMarked;
