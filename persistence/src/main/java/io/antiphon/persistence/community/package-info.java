/// What users share, listen to and say together, by JDBC: shares, radio stations, chat. Must not know who may see or change
/// what.
@NullMarked
package io.antiphon.persistence.community;

import org.jspecify.annotations.NullMarked;
