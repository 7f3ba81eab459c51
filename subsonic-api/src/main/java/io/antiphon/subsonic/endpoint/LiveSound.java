package io.antiphon.subsonic.endpoint;

import io.antiphon.core.LibraryException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/// Sound that is made while it is sent. The first of it is waited for, so that sound that cannot be made is an error and not an
/// empty file.
final class LiveSound implements Reply.Source {
    private static final int BUFFER = 64 * 1024;

    private final InputStream sound;
    private final byte[] beginning;

    private LiveSound(InputStream sound, byte[] beginning) {
        this.sound = sound;
        this.beginning = beginning;
    }

    /// @param title of the song, for the error
    static LiveSound begin(InputStream sound, String title) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try {
            int read = sound.read(buffer);
            if (read > 0) {
                return new LiveSound(sound, Arrays.copyOf(buffer, read));
            }
        } catch (IOException | RuntimeException e) {
            sound.close();
            throw e;
        }
        sound.close();
        throw new LibraryException.Unavailable("%s cannot be transcoded".formatted(title));
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(beginning);
        out.flush();
        byte[] buffer = new byte[BUFFER];
        for (int read = sound.read(buffer); read >= 0; read = sound.read(buffer)) {
            out.write(buffer, 0, read);
        }
    }

    @Override
    public void close() throws IOException {
        sound.close();
    }
}
