/// Plain lines on standard error, and the one place where secrets are taken out of what is logged.
@NullMarked
package io.antiphon.server.logging;

import org.jspecify.annotations.NullMarked;
