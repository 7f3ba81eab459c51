/// Measures how a server sends files as they are: to one client as fast as it can, and to many that listen slowly. Any HTTP server
/// will do, so that a plain file server can stand beside music servers. Must not know any API.
@NullMarked
package io.antiphon.benchmarks.stream;

import org.jspecify.annotations.NullMarked;
