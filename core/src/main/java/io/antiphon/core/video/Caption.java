package io.antiphon.core.video;

/// Captions that go with a video.
///
/// @param id names them among those of their video
/// @param name for people
/// @param source where they are
public record Caption(String id, String name, Source source) {

    /// Where captions are.
    public sealed interface Source {}

    /// A file beside the video.
    public record Sidecar(java.nio.file.Path file) implements Source {}

    /// A stream in the video.
    public record Embedded(int stream) implements Source {}
}
