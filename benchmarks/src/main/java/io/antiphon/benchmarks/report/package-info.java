/// Figures of several servers side by side: as a text table, as JSON, as a page with bars. It knows no HTTP and no process.
@NullMarked
package io.antiphon.benchmarks.report;

import org.jspecify.annotations.NullMarked;
