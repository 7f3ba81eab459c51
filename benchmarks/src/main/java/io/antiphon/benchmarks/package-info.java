/// A library generator and a load runner for any Subsonic server, so that peers are measured in the same run.
/// It must not know another module of this project: it speaks HTTP only.
@NullMarked
package io.antiphon.benchmarks;

import org.jspecify.annotations.NullMarked;
