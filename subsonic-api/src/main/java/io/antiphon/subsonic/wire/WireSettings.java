package io.antiphon.subsonic.wire;

import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.user.Authenticator;
import java.util.Set;

/// What the transport needs to know.
///
/// @param maxBodyBytes of a form; play queues and playlists of thousands of songs come in one
/// @param plainClients names (`c`) of clients that cannot bear what OpenSubsonic added
public record WireSettings(Authenticator authenticator, MusicFolders musicFolders, String serverVersion,
        int maxBodyBytes, Set<String> plainClients) {

    public WireSettings {
        plainClients = Set.copyOf(plainClients);
    }
}
