package io.antiphon.nativeapi.tag;

import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.tag.edit.TagEditService;

/// What editing tags stands on.
public record TagPorts(TagEditService edits, MusicFolders musicFolders) {}
