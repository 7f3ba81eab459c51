package io.antiphon.nativeapi.elsewhere;

import io.antiphon.core.library.Catalogue;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.scrobble.ScrobblingService;
import io.antiphon.core.user.AccountService;

/// What this room stands on.
public record ElsewherePorts(ScrobblingService scrobbling, AccountService accounts, Catalogue catalogue,
        MusicFolders musicFolders) {}
