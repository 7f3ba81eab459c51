package io.antiphon.nativeapi.upload;

import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.upload.UploadService;

/// What uploads stand on.
public record UploadPorts(UploadService uploads, MusicFolders musicFolders) {}
