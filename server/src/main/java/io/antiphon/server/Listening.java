package io.antiphon.server;

import io.antiphon.core.annotation.Annotations;
import io.antiphon.core.event.Events;
import io.antiphon.core.history.HistoryService;
import io.antiphon.core.library.TrackCatalogue;
import io.antiphon.core.playback.NowPlaying;
import io.antiphon.core.playback.Playables;
import io.antiphon.core.playback.PlaybackService;
import io.antiphon.core.playback.SharedPlayback;
import io.antiphon.core.user.Users;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.personal.JdbcPlayHistory;
import io.antiphon.persistence.personal.JdbcPlaybackSessions;
import java.time.Clock;

/// What people listen to, as both APIs share it.
///
/// @param shared their queues and sessions
/// @param players what players of `/rest` say
/// @param playables what can be played
/// @param history what was played
record Listening(SharedPlayback shared, PlaybackService players, Playables playables, HistoryService history) {

    static Listening over(Database database, TrackCatalogue catalogue, MusicLibrary library, Annotations annotations,
            Users users, Clock clock) {
        Events events = library.events();
        NowPlaying nowPlaying = new NowPlaying(
                id -> users.findUser(id).filter(user -> user.own().showsPlaying()).isPresent());
        SharedPlayback shared = new SharedPlayback(new JdbcPlaybackSessions(database), nowPlaying, annotations, events,
                clock);
        return new Listening(shared, new PlaybackService(nowPlaying, shared, annotations, events, clock),
                new Playables(catalogue, library.podcasts().service()),
                new HistoryService(new JdbcPlayHistory(database), catalogue, library.musicFolders()));
    }
}
