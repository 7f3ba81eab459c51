/// The page behind an invitation and behind a link that sets a password: a form without a script. Knows the links and HTTP; must
/// know nothing of how accounts are kept.
@NullMarked
package io.antiphon.server.account;

import org.jspecify.annotations.NullMarked;
