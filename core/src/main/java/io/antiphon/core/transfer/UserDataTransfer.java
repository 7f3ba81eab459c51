package io.antiphon.core.transfer;

import io.antiphon.core.user.UserId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes deeds out of the library and into it, while everybody goes on.
public interface UserDataTransfer {

    /// Writes the state of one moment into a file of its own, whatever is written meanwhile.
    ///
    /// @param only whose deeds; absent for everybody's
    Exported write(@Nullable UserId only) throws IOException;

    /// @throws io.antiphon.core.LibraryException.Invalid when it is no export, or of a later format
    TransferReport read(InputStream in, TransferTerms terms) throws IOException;

    /// @param file to be deleted by whoever asked for it
    /// @param counts how many lines of each type
    record Exported(Path file, Map<String, Long> counts) {

        public Exported {
            counts = Map.copyOf(counts);
        }
    }
}
