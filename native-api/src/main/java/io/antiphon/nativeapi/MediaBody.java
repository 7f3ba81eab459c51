package io.antiphon.nativeapi;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A body that is no JSON document made of a record.
sealed interface MediaBody {

    /// `private` and what else is to be said about keeping it.
    String CACHE = "private";

    /// A file as it is, in ranges if asked.
    record File(Path file, Map<String, String> headers) implements MediaBody {

        public File {
            headers = Map.copyOf(headers);
        }
    }

    /// Something short.
    ///
    /// @param etag without quotes; absent when it is made anew each time
    record Text(byte[] bytes, String contentType, @Nullable String etag) implements MediaBody {}

    /// Bytes that are made while they are sent.
    ///
    /// @param name of what is played, for errors
    record Live(InputStream content, String contentType, String name) implements MediaBody {}
}
