package io.antiphon.subsonic.wire;

import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.user.Authenticator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the transport needs to know.
///
/// @param maxBodyBytes of a form; play queues and playlists of thousands of songs come in one
/// @param plainClients names (`c`) of clients that cannot bear what OpenSubsonic added
/// @param helpUrl where people read how to sign in; absent for nowhere
public record WireSettings(Authenticator authenticator, MusicFolders musicFolders, String serverVersion,
        int maxBodyBytes, Set<String> plainClients, @Nullable String helpUrl) {

    public WireSettings {
        plainClients = Set.copyOf(plainClients);
    }
}
