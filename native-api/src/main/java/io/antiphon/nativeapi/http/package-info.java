/// What resources stand on: routes and who may call them, calls and their answers, problems, credentials. Must not know any resource.
@NullMarked
package io.antiphon.nativeapi.http;

import org.jspecify.annotations.NullMarked;
