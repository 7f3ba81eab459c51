package io.antiphon.benchmarks.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/// Writes a whole library with all processors.
public final class LibraryGenerator {

    private final LibraryPlan plan;
    private final Path root;
    private final AtomicInteger nextAlbum = new AtomicInteger();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder tracks = new LongAdder();

    public LibraryGenerator(LibraryPlan plan, Path root) {
        this.plan = plan;
        this.root = root;
    }

    /// @throws FileAlreadyExistsException when the folder exists and is not empty
    public GeneratedLibrary generate() throws IOException, InterruptedException {
        refuseToMix();
        long start = System.nanoTime();
        LibraryWriter writer = new LibraryWriter(root, plan.seed());
        int threads = Runtime.getRuntime().availableProcessors();
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(workers.submit(() -> writeAlbums(writer)));
            }
            for (Future<?> future : running) {
                await(future);
            }
        }
        new LibraryManifest(plan.seed(), plan.tracks(), 0).write(root);
        double seconds = (System.nanoTime() - start) / 1e9;
        return new GeneratedLibrary(root.toString(), plan.seed(), tracks.intValue(), plan.albums(), plan.artists(),
                bytes.sum(),
                seconds);
    }

    /// For a progress display, while `generate` runs on another thread.
    public long tracksSoFar() {
        return tracks.sum();
    }

    private void writeAlbums(LibraryWriter writer) {
        for (int album = nextAlbum.getAndIncrement(); album < plan.albums(); album = nextAlbum.getAndIncrement()) {
            AlbumPlan albumPlan = plan.album(album);
            try {
                bytes.add(writer.writeAlbum(albumPlan));
            } catch (IOException e) {
                nextAlbum.set(plan.albums());
                throw new UncheckedIOException("album " + album + " in " + albumPlan.folder(), e);
            }
            tracks.add(albumPlan.tracks().size());
        }
    }

    private void refuseToMix() throws IOException {
        if (!Files.exists(root)) {
            Files.createDirectories(root);
            return;
        }
        try (Stream<Path> entries = Files.list(root)) {
            if (entries.findAny().isPresent()) {
                throw new FileAlreadyExistsException(root.toString(), null, "the folder is not empty");
            }
        }
    }

    private static void await(Future<?> future) throws IOException, InterruptedException {
        try {
            future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UncheckedIOException io) {
                throw new IOException(io.getMessage(), io.getCause());
            }
            throw new IllegalStateException("generating " + e.getCause(), e);
        }
    }
}
