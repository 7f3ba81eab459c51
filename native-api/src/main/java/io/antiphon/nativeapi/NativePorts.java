package io.antiphon.nativeapi;

import io.antiphon.core.job.JobService;
import io.antiphon.nativeapi.admin.AdminPorts;
import io.antiphon.nativeapi.catalogue.CataloguePorts;
import io.antiphon.nativeapi.elsewhere.ElsewherePorts;
import io.antiphon.nativeapi.enrichment.EnrichmentRoomPorts;
import io.antiphon.nativeapi.event.EventPorts;
import io.antiphon.nativeapi.history.HistoryPorts;
import io.antiphon.nativeapi.http.HttpPorts;
import io.antiphon.nativeapi.library.LibraryPorts;
import io.antiphon.nativeapi.media.MediaPorts;
import io.antiphon.nativeapi.playback.PlaybackPorts;
import io.antiphon.nativeapi.playlist.PlaylistPorts;

/// What the native API stands on, by room.
///
/// @param admin the server itself, and the accounts
public record NativePorts(HttpPorts http, AdminPorts admin, LibraryPorts library, CataloguePorts catalogue,
        EventPorts events, MediaPorts media, PlaylistPorts playlists, PlaybackPorts playback, HistoryPorts history,
        JobService jobs, CuratorPorts curator, PersonalPorts personal, EnrichmentRoomPorts enrichment,
        ElsewherePorts elsewhere) {}
