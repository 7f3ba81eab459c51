package io.antiphon.media.tag.format;

import io.antiphon.core.tag.UnreadableMediaException;
import java.io.IOException;

/// Reads one kind of container.
@FunctionalInterface
public interface ContainerReader {

    /// @param start where the container begins: after ID3v2 tags that were put in front of it
    /// @throws UnreadableMediaException when the sound or its description is not there
    ParsedMedia read(ByteSource source, long start) throws IOException, UnreadableMediaException;
}
