package io.antiphon.nativeapi.elsewhere;

import io.antiphon.core.audit.Auditor;
import io.antiphon.core.library.Catalogue;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.scrobble.HistoryImports;
import io.antiphon.core.scrobble.ScrobblingService;
import io.antiphon.core.transfer.ServiceData;
import io.antiphon.core.user.AccountService;

/// What this room stands on.
///
/// @param data what services give people of what they did there
public record ElsewherePorts(ScrobblingService scrobbling, ServiceData data, HistoryImports histories,
        SourcePorts sources, ReferencePorts references,
        AccountService accounts, Auditor auditor, Catalogue catalogue, MusicFolders musicFolders) {}
