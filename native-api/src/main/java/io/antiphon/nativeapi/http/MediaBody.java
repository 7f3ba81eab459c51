package io.antiphon.nativeapi.http;

import io.antiphon.core.streaming.hls.HlsService;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A body that is no JSON document made of a record.
public sealed interface MediaBody {

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
    /// @param cache for `Cache-Control`
    record Text(byte[] bytes, String contentType, @Nullable String etag, String cache) implements MediaBody {

        public Text(byte[] bytes, String contentType, @Nullable String etag) {
            this(bytes, contentType, etag, CACHE);
        }
    }

    /// Bytes that are made once and kept: sent in ranges when they are, else while they are made.
    record Made(HlsService.Content content, String contentType) implements MediaBody {}
}
