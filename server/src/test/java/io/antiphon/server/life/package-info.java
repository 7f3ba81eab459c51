/// Plays years of collectors' lives against whole servers, and holds what the server says against what must be true. Knows the server
/// through its APIs and the disk; what ids and annotations have to be it keeps itself.
@NullMarked
package io.antiphon.server.life;

import org.jspecify.annotations.NullMarked;
