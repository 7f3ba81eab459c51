package io.antiphon.benchmarks.transcode;

import java.net.URI;
import java.nio.file.Path;

/// What to measure.
///
/// @param id the song's on the server
/// @param file the same song on this machine, for bare ffmpeg
/// @param ffmpeg the program
/// @param salt moves the bit rates that must be new to the server
public record TranscodeOptions(URI url, String user, String password, String id, Path file, String ffmpeg, int rounds,
        int salt) {}
