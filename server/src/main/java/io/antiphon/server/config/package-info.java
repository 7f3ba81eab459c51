/// What an operator may set: declared once as nested records, from which binding, environment names, error messages and
/// `docs/configuration.md` derive. Must not know what the values are used for.
@NullMarked
package io.antiphon.server.config;

import org.jspecify.annotations.NullMarked;
