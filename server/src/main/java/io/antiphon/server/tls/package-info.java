/// The certificate that the server shows: read from the operator's PEM files and again when they change, or made by the server itself.
/// Must not know HTTP or connections.
@NullMarked
package io.antiphon.server.tls;

import org.jspecify.annotations.NullMarked;
