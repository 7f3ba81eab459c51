/// Requests to the server under test and what came back, whatever it was. It must not know what an answer ought to hold.
@NullMarked
package io.antiphon.conformance.http;

import org.jspecify.annotations.NullMarked;
