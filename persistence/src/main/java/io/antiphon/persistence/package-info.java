/// The JDBC side of the core's ports: H2 embedded or PostgreSQL, the migrations and the search index.
/// It must not know HTTP, a protocol, tags or ffmpeg.
@NullMarked
package io.antiphon.persistence;

import org.jspecify.annotations.NullMarked;
