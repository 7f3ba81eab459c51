package io.antiphon.core.upload;

import java.time.Duration;

/// Within which bounds uploads are taken.
///
/// @param maxSize of one file in bytes
/// @param maxOpen how many of one person may be under way
/// @param maxTotal of all that are under way together, in bytes
/// @param patience how long one may go without new bytes before it is given up
/// @param template where files are placed
public record UploadSettings(long maxSize, int maxOpen, long maxTotal, Duration patience, PathTemplate template) {}
