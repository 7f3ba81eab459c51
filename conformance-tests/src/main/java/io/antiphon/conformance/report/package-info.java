/// Reports of a run, as a table, an HTML page and JSON. It must not know how outcomes come about.
@NullMarked
package io.antiphon.conformance.report;

import org.jspecify.annotations.NullMarked;
