/// What happened, told to whoever listens inside this process.
@NullMarked
package io.antiphon.core.event;

import org.jspecify.annotations.NullMarked;
