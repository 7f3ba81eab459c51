/// Attacks on a running server, one class a family. Every class ends with a search for the secrets it used, byte by byte, in what
/// the server left on disk and wrote to its log.
@NullMarked
package io.antiphon.server.attack;

import org.jspecify.annotations.NullMarked;
