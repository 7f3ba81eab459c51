/// Accounts and what proves them, by JDBC. Keeps secrets as it is given them: hashed or sealed; must not know how either is made.
@NullMarked
package io.antiphon.persistence.user;

import org.jspecify.annotations.NullMarked;
