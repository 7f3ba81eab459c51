/// What pages that are written by this server have in common. Must not know what stands in them.
@NullMarked
package io.antiphon.server.page;

import org.jspecify.annotations.NullMarked;
