package io.antiphon.subsonic.endpoint;

import io.antiphon.core.streaming.cache.MadeMedia;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an endpoint answers.
public sealed interface Reply {

    /// A structured answer.
    ///
    /// @param element the name it has in the envelope
    /// @param value a record of `response`, or an [Iterable] of such for an element that is repeated
    record Document(String element, Object value) implements Reply {}

    /// The envelope alone.
    record Empty() implements Reply {}

    /// Bytes.
    sealed interface Media extends Reply {

        String contentType();
    }

    /// A file as it is, in ranges if asked.
    ///
    /// @param attachmentName the name to save it under, when it is to be saved
    record FileMedia(Path file, String contentType, @Nullable Duration duration, @Nullable String attachmentName)
            implements Media {}

    /// Bytes in memory.
    ///
    /// @param etag strong validator without quotes; absent when they are made anew each time
    record BytesMedia(byte[] bytes, String contentType, @Nullable String etag) implements Media {}

    /// Bytes that are made while they are sent.
    ///
    /// @param exactLength bytes that are sent whatever is made: what is too long is cut, what is too short filled with zeros; absent when
    ///   the length is not to be told
    record LiveMedia(String contentType, Content content, @Nullable Long exactLength, @Nullable Duration duration,
            @Nullable String attachmentName) implements Media {}

    /// Bytes that are made once and kept: sent in ranges when they are, else while they are made.
    ///
    /// @param expectedLength bytes that are sent whatever is made while they are made; absent when the length is not to be told before it
    ///   is known
    /// @param attachmentName the name to save it under, when it is to be saved
    record KeptMedia(String contentType, Kept content, @Nullable Long expectedLength, @Nullable Duration duration,
            @Nullable String attachmentName) implements Media {}

    /// Where kept bytes come from.
    interface Kept {

        /// What is kept, else what is begun now.
        MadeMedia open() throws IOException;

        /// What is kept.
        Optional<MadeMedia> find() throws IOException;
    }

    /// Where live bytes come from.
    @FunctionalInterface
    interface Content {

        /// Starts the work; what is wrong by now can still be answered as an error.
        Source open() throws IOException;
    }

    /// Work under way.
    interface Source extends AutoCloseable {

        void writeTo(OutputStream out) throws IOException;

        @Override
        void close() throws IOException;
    }
}
