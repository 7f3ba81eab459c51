package io.antiphon.core.library.scan;

import io.antiphon.core.library.AudioProperties;
import io.antiphon.core.library.scan.rules.ImageChoice;
import io.antiphon.core.tag.EmbeddedPicture;
import io.antiphon.core.tag.MediaFile;
import io.antiphon.core.tag.TrackTags;
import io.antiphon.core.tag.UnreadableMediaException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// What came of reading one file.
sealed interface Reading {

    /// It was read and understood.
    record Success(TrackTags tags, AudioProperties audio, boolean video, @Nullable EmbeddedPicture picture,
            String signature) implements Reading {

        /// Whether it is a video whose tags name neither album nor artist.
        boolean standsAlone() {
            return video && tags.artists().isEmpty() && tags.album().name() == null;
        }
    }

    /// It cannot be taken in, for a reason in plain words.
    record Failure(String reason) implements Reading {}

    /// Reads one file on a worker thread; whatever happens there stays there.
    final class Task implements Callable<Reading> {

        private final ScanTools tools;
        private final Path file;
        private volatile long startedAt;

        Task(ScanTools tools, Path file) {
            this.tools = tools;
            this.file = file;
        }

        /// Milliseconds since 1970; 0 while it waits for a thread.
        long startedAt() {
            return startedAt;
        }

        @Override
        public Reading call() {
            tools.way().give();
            startedAt = System.currentTimeMillis();
            try {
                MediaFile media = tools.reader().read(file);
                return new Success(tools.interpreter().interpret(media.tags()), media.audio(), media.video(),
                        ImageChoice.embedded(media.pictures()),
                        media.signature().value());
            } catch (UnreadableMediaException e) {
                return new Failure(String.valueOf(e.getMessage()));
            } catch (NoSuchFileException e) {
                return new Failure("vanished while it was to be read");
            } catch (AccessDeniedException e) {
                return new Failure("no permission to read this file");
            } catch (IOException e) {
                return new Failure("cannot be read: " + e.getMessage());
            } catch (StackOverflowError | OutOfMemoryError e) {
                return new Failure("is built so that reading it takes too much memory");
            } catch (RuntimeException e) {
                return new Failure("made the reader fail: " + e);
            }
        }
    }
}
