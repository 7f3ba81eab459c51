/// The native API held against its own OpenAPI document: every operation is called as the document says, and every answer compared with what it
/// promises.
@NullMarked
package io.antiphon.server.contract;

import org.jspecify.annotations.NullMarked;
