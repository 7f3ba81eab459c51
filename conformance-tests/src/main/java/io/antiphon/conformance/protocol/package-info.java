/// What the protocol promises, as data: endpoints, their parameters, and every type and field of the answers.
/// It must not know how answers are fetched, judged or shown.
@NullMarked
package io.antiphon.conformance.protocol;

import org.jspecify.annotations.NullMarked;
