/// Work that takes a while, as people follow it: scans, the analysis, downloads, imports. What is left to do each kind of work keeps itself, and goes
/// on with after a restart; here is only what was begun, how it stands, and how it ended.
@NullMarked
package io.antiphon.core.job;

import org.jspecify.annotations.NullMarked;
