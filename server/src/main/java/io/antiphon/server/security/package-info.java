/// The secrets' keys and ciphers: Argon2id for login passwords, AES-GCM for what must be readable again, keys derived by HKDF from
/// one secret. Must not know accounts.
@NullMarked
package io.antiphon.server.security;

import org.jspecify.annotations.NullMarked;
