/// A black-box suite for any Subsonic server, told only an address, a user and a password.
/// It must not know another module of this project: what it expects it states itself.
@NullMarked
package io.antiphon.conformance;

import org.jspecify.annotations.NullMarked;
