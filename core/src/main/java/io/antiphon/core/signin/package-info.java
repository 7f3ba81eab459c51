/// Signing in by what another program says: an identity provider, or a proxy. Knows accounts, and tickets that are good once; must
/// not know how the provider is talked to, nor HTTP.
@NullMarked
package io.antiphon.core.signin;

import org.jspecify.annotations.NullMarked;
