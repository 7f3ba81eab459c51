/// Answers as trees: XML and JSON are parsed into one wire form, and one schema walker turns that into a canonical tree
/// and a list of findings. It must not know HTTP or the cases.
@NullMarked
package io.antiphon.conformance.answer;

import org.jspecify.annotations.NullMarked;
