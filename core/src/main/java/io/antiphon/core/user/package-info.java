/// Accounts and their credentials. Login passwords are only ever hashes; app-passwords are encrypted at rest.
@NullMarked
package io.antiphon.core.user;

import org.jspecify.annotations.NullMarked;
