/// Files that people send into music folders, by the tus protocol (<https://tus.io/protocols/resumable-upload>). Must not know what becomes of
/// the bytes.
@NullMarked
package io.antiphon.nativeapi.upload;

import org.jspecify.annotations.NullMarked;
