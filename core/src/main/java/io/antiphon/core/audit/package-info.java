/// What happened to accounts and what they share, kept for whoever runs the server. Knows names, addresses and kinds; must never
/// be told a secret, and must not know how anything else works.
@NullMarked
package io.antiphon.core.audit;

import org.jspecify.annotations.NullMarked;
