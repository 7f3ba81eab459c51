/// What a server's process costs: CPU time and memory of it and its children, read from Linux's `/proc`.
@NullMarked
package io.antiphon.benchmarks.process;

import org.jspecify.annotations.NullMarked;
