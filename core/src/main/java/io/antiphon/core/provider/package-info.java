/// What the library may ask of others: one small interface per capability, the questions and answers they share, and the
/// providers that are there, in their order. Plug-ins implement these too. Knows no web, no keys and no place to store anything;
/// answers are what others claim, not what is so.
@NullMarked
package io.antiphon.core.provider;

import org.jspecify.annotations.NullMarked;
