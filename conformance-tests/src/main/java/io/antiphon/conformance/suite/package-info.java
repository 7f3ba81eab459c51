/// The engine: cases, the probe a case works with, the exploration of the library, and the run that collects outcomes.
/// It must not know single cases or how a report looks.
@NullMarked
package io.antiphon.conformance.suite;

import org.jspecify.annotations.NullMarked;
