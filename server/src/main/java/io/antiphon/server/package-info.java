/// The program: configuration, assembly with plain `new`, the command line, HTTP, TLS, health and metrics.
/// It is the one place that knows every module, and holds no rule of the library or of a protocol.
@NullMarked
package io.antiphon.server;

import org.jspecify.annotations.NullMarked;
