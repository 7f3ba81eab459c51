/// Fixtures, in-memory fakes and contract kits that the tests of every module share.
/// It knows the core and the test libraries only, never an adapter, and is never on a production class path.
@NullMarked
package io.antiphon.testing;

import org.jspecify.annotations.NullMarked;
