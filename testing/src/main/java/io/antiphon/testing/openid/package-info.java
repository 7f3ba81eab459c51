/// An OpenID provider for tests, over real sockets and with the JDK's own cryptography, so that what is tested is judged by nothing of
/// its own. Must not know the server.
@NullMarked
package io.antiphon.testing.openid;

import org.jspecify.annotations.NullMarked;
