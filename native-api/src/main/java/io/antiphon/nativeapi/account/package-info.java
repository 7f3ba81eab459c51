/// Accounts and their credentials, signing in, pairing, invitations. Must not know how a request is dispatched.
@NullMarked
package io.antiphon.nativeapi.account;

import org.jspecify.annotations.NullMarked;
