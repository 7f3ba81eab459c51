/// Where tracks, albums and artists are found elsewhere: addresses that people know, understood, and attached to what is here. Asks nobody.
@NullMarked
package io.antiphon.core.reference;

import org.jspecify.annotations.NullMarked;
