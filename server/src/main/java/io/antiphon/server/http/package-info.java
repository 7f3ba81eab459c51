/// The listener: routing of the APIs, health, metrics and the front page; limits, security headers, and where a request comes from.
/// Must not know the database or how music is read.
@NullMarked
package io.antiphon.server.http;

import org.jspecify.annotations.NullMarked;
