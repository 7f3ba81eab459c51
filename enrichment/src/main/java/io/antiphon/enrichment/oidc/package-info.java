/// An OpenID provider, asked over HTTP: discovery, the code flow with PKCE, and what its tokens say. Knows the protocol and the
/// provider's keys; must not know accounts, roles or sessions.
@NullMarked
package io.antiphon.enrichment.oidc;

import org.jspecify.annotations.NullMarked;
