/// Plug-ins: jars that an operator put into a folder, each in a module layer of its own. Must not trust what they do.
@NullMarked
package io.antiphon.enrichment.plugin;

import org.jspecify.annotations.NullMarked;
