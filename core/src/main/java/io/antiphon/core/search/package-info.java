/// Finding things by what a person types: the port of the search index and what it answers.
@NullMarked
package io.antiphon.core.search;

import org.jspecify.annotations.NullMarked;
