package io.antiphon.persistence.takeout;

import io.antiphon.core.LibraryException;
import io.antiphon.persistence.transfer.LineWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/// What somebody did at a service, as an export of this server.
public final class Takeout {

    private Takeout() {}

    /// What to read.
    ///
    /// @param place a file, an archive or a folder
    /// @param user whose deeds they are
    /// @param paths what a path there is here
    public record Source(TakeoutKind kind, Path place, String user, UnaryOperator<String> paths) {}

    /// A file that cannot be read leaves the others.
    ///
    /// @param target the file to write
    /// @return what people should know
    /// @throws LibraryException.Invalid when nothing in it can be read
    public static List<String> convert(Source source, Path target, Instant at) throws IOException {
        if (!Files.isReadable(source.place())) {
            throw new LibraryException.Invalid("%s cannot be read".formatted(source.place()));
        }
        try (BufferedWriter out = LineWriter.open(target)) {
            TakeoutLines lines = new TakeoutLines(out, source.kind().word(), source.user(), at);
            Reading reading = new Reading(reader(source), lines);
            TakeoutFiles.each(source.place(), reading::take);
            reading.end();
            return lines.remarks();
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static TakeoutReader reader(Source source) {
        return switch (source.kind()) {
            case ITUNES -> new ItunesLibrary(source.paths());
            case SPOTIFY -> new SpotifyData();
            case LASTFM -> new LastFmData();
            case LISTENBRAINZ -> new ListenBrainzData();
        };
    }

    private static final class Reading {

        private final TakeoutReader reader;
        private final TakeoutLines lines;
        private String broken = "";
        private boolean any;

        private Reading(TakeoutReader reader, TakeoutLines lines) {
            this.reader = reader;
            this.lines = lines;
        }

        private void take(TakeoutFiles.Content content) throws IOException {
            long before = lines.count();
            try {
                reader.read(content, lines);
            } catch (LibraryException.Invalid e) {
                broken = String.valueOf(e.getMessage());
                lines.remark(broken);
            }
            any |= lines.count() > before;
        }

        private void end() {
            reader.end(lines);
            if (!any) {
                throw new LibraryException.Invalid(broken.isEmpty() ? "There is nothing in it that can be taken in"
                        : broken + ". Nothing was taken in");
            }
        }
    }
}
