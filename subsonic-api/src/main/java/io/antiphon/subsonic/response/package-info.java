/// What `/rest` answers, as data: one record for each type of the OpenSubsonic schema, spelled as there. Which component becomes
/// an attribute and which an element follows from its type and from the few annotations here. A null component is left out, a
/// list never is; a list may be lazy ([Iterable]), and is then read while it is written.
/// It must not know the domain, Jackson, XML or HTTP.
@NullMarked
package io.antiphon.subsonic.response;

import org.jspecify.annotations.NullMarked;
