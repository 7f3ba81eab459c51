package io.antiphon.persistence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/// How H2 is told to open its files as [UninterruptedFile]s: by the scheme in the path. Public for H2, which makes them.
public final class UninterruptedPath extends FilePathWrapper {

    private static final String SCHEME = "uninterrupted";

    /// @return the scheme of paths, which H2 knows from then on
    static String register() {
        FilePath.register(new UninterruptedPath());
        return SCHEME;
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new UninterruptedFile(getBase(), mode);
    }
}
