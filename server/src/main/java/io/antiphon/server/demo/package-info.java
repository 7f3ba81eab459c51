/// Makes the small library of `./antiphon demo`: composes, plays, paints and tags it. Nothing in it belongs to anyone else.
@NullMarked
package io.antiphon.server.demo;

import org.jspecify.annotations.NullMarked;
