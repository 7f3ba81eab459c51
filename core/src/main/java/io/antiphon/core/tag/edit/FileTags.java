package io.antiphon.core.tag.edit;

import io.antiphon.core.tag.MediaFile;
import java.util.Optional;

/// What a file says now.
///
/// @param state of the file; another as soon as the file is
/// @param refusal why its tags cannot be written; empty when they can
public record FileTags(MediaFile media, String state, Optional<String> refusal) {}
