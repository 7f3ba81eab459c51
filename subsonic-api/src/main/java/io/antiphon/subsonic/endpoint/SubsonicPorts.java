package io.antiphon.subsonic.endpoint;

import io.antiphon.core.annotation.Annotations;
import io.antiphon.core.artwork.Artwork;
import io.antiphon.core.jukebox.Jukebox;
import io.antiphon.core.library.Catalogue;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.library.scan.Scanner;
import io.antiphon.core.lyrics.LyricsFinder;
import io.antiphon.core.playback.Bookmarks;
import io.antiphon.core.playback.PlaybackService;
import io.antiphon.core.playback.SharedPlayback;
import io.antiphon.core.playlist.PlaylistService;
import io.antiphon.core.podcast.PodcastService;
import io.antiphon.core.search.SearchIndex;
import io.antiphon.core.streaming.Transcoder;
import io.antiphon.core.streaming.decision.TranscodeTickets;
import io.antiphon.core.text.SortNames;
import io.antiphon.core.user.Accounts;
import io.antiphon.core.user.Authenticator;
import java.time.Clock;
import java.util.random.RandomGenerator;

/// Everything the endpoints need of the rest of the server.
///
/// @param random safe for concurrent use
public record SubsonicPorts(Catalogue catalogue, MusicFolders musicFolders, SearchIndex search,
        DiscoveryPorts discovery,
        PlaylistService playlists,
        Annotations annotations, Bookmarks bookmarks, SharedPlayback sharedPlayback, PlaybackService playback,
        Scanner scanner,
        LyricsFinder lyrics, Artwork artwork,
        Authenticator authenticator, Accounts accounts, Transcoder transcoder, SortNames sortNames, Clock clock,
        RandomGenerator random,
        TranscodeTickets transcodeTickets, Jukebox jukebox, VideoPorts video, CommunityPorts community,
        PodcastService podcasts, StreamingPorts streaming) {}
