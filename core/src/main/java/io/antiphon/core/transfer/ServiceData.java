package io.antiphon.core.transfer;

import io.antiphon.core.provider.Listen;
import io.antiphon.core.user.User;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;

/// Takes in what services give people of what they did there: files as people download them.
public interface ServiceData {

    /// The services, by short names in lower case.
    List<String> services();

    /// @param in a file or an archive, as the service gave it
    /// @param user whose deeds they are
    /// @throws io.antiphon.core.LibraryException.NotFound when there is no such service
    /// @throws io.antiphon.core.LibraryException.Invalid when nothing in it can be read
    TransferReport read(String service, InputStream in, User user, Wishes wishes) throws IOException;

    /// Takes in what somebody heard, as they are asked for it.
    ///
    /// @param service whose history it is
    /// @param listens may fail with a [io.antiphon.core.LibraryException]
    TransferReport read(String service, Iterator<Listen> listens, User user, Wishes wishes) throws IOException;

    /// @param dry whether nothing is written
    /// @param preferImported whether ratings that come in replace those that are here
    record Wishes(boolean dry, boolean preferImported) {}
}
