/// What a user did to an item: stars, ratings and plays. Never deleted by a scan.
@NullMarked
package io.antiphon.core.annotation;

import org.jspecify.annotations.NullMarked;
