/// The cases themselves, one class per chapter of the protocol and one per kind of rule.
@NullMarked
package io.antiphon.conformance.chapter;

import org.jspecify.annotations.NullMarked;
