package io.antiphon.core.playlist.source;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.library.PathText;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.scan.PlaylistFilesSeen;
import io.antiphon.core.library.scan.PlaylistFilesSeen.Seen;
import io.antiphon.core.library.scan.files.FileNames;
import io.antiphon.core.library.scan.rules.Limits;
import io.antiphon.core.playlist.PlaylistId;
import io.antiphon.core.playlist.Playlists;
import io.antiphon.core.playlist.smart.SmartRules;
import io.antiphon.core.playlist.source.ImportSettings.Mode;
import io.antiphon.core.playlist.source.PlaylistContent.Content;
import io.antiphon.core.playlist.source.PlaylistSource.Stamp;
import io.antiphon.core.user.Role;
import io.antiphon.core.user.User;
import io.antiphon.core.user.Users;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Makes playlists of the playlist files that a scan saw, and keeps them as the files say when that is asked for. A playlist keeps its id
/// when its file changes or moves, and stays when its file vanishes. One that its owner deleted does not come back before its file
/// changes.
public final class PlaylistFileImport {

    private static final System.Logger LOG = System.getLogger(PlaylistFileImport.class.getName());

    private final ImportSettings settings;
    private final Playlists playlists;
    private final PlaylistSources sources;
    private final MusicFolders musicFolders;
    private final PlaylistContent content;
    private final Users users;
    private final LongSupplier catalogueVersion;
    private final IdGenerator ids;
    private final Clock clock;
    private volatile boolean stopped;

    public PlaylistFileImport(ImportSettings settings, Playlists playlists, PlaylistSources sources, TrackPlaces places,
            MusicFolders musicFolders, Users users, LongSupplier catalogueVersion, IdGenerator ids, Clock clock) {
        this.settings = settings;
        this.playlists = playlists;
        this.sources = sources;
        this.musicFolders = musicFolders;
        this.content = new PlaylistContent(places, musicFolders);
        this.users = users;
        this.catalogueVersion = catalogueVersion;
        this.ids = ids;
        this.clock = clock;
    }

    /// A running import ends after the file it is at, and none begins any more.
    public void stop() {
        stopped = true;
    }

    /// @param seen the files that a scan of everything or of some folders saw
    public void run(PlaylistFilesSeen seen) {
        List<Seen> files = seen.files();
        if (settings.mode() == Mode.OFF || files.isEmpty()) {
            return;
        }
        Optional<User> owner = owner();
        if (owner.isEmpty()) {
            LOG.log(System.Logger.Level.WARNING, "playlist files are not imported: there is no account {0}",
                    settings.owner() == null ? "of an owner" : "named " + settings.owner());
            return;
        }
        new Run(owner.get(), seen).importAll();
    }

    private Optional<User> owner() {
        String name = settings.owner();
        if (name != null && !name.isBlank()) {
            return users.findUserNamed(name);
        }
        return users.listUsers()
                .stream()
                .filter(user -> user.role() == Role.OWNER && !user.disabled())
                .min(Comparator.comparing(User::createdAt).thenComparing(User::name));
    }

    /// One import.
    private final class Run {

        private final User owner;
        private final List<Seen> files;
        private final Map<Place, PlaylistSource> known = new HashMap<>();
        private final Set<Place> present = new HashSet<>();
        private final long version = catalogueVersion.getAsLong();

        Run(User owner, PlaylistFilesSeen seen) {
            this.owner = owner;
            this.files = seen.files();
            sources.listSources().forEach(source -> known.put(source.place(), source));
            files.forEach(file -> present.add(place(file)));
            if (!seen.whole()) {
                // What nobody looked at has not gone.
                known.keySet().stream().filter(this::isOnDisk).forEach(present::add);
            }
        }

        private boolean isOnDisk(Place place) {
            return musicFolders.findMusicFolder(place.musicFolder())
                    .filter(folder -> !Files.notExists(folder.place(place.path())))
                    .isPresent();
        }

        void importAll() {
            for (Seen file : files) {
                if (stopped) {
                    return;
                }
                try {
                    look(file);
                } catch (RuntimeException e) {
                    LOG.log(System.Logger.Level.ERROR, "playlist file %s could not be taken in".formatted(file.path()),
                            e);
                }
            }
        }

        private void look(Seen file) {
            PlaylistSource before = known.get(place(file));
            if (before == null || isOutdated(before, file)) {
                take(file, before);
            } else if (settings.mode() == Mode.ONCE && before.playlist() != null) {
                release(before.playlist());
            }
        }

        private boolean isOutdated(PlaylistSource before, Seen file) {
            boolean changed = !before.stamp().equals(stamp(file));
            if (settings.mode() == Mode.ONCE) {
                return changed && before.playlist() == null;
            }
            return changed || before.catalogueVersion() != version || isOpenFor(before.playlist());
        }

        /// It was imported once and is to follow its file from now on.
        private boolean isOpenFor(@Nullable PlaylistId playlist) {
            return playlist != null && playlists.findPlaylist(playlist).filter(list -> !list.readOnly()).isPresent();
        }

        private void release(PlaylistId playlist) {
            if (playlists.findPlaylist(playlist).filter(list -> list.readOnly() && list.rules() == null).isPresent()) {
                playlists.follow(playlist, false);
            }
        }

        private void take(Seen file, @Nullable PlaylistSource sourceHere) {
            Content found = content.read(file);
            PlaylistSource before = sourceHere == null ? moved(found.digest()) : sourceHere;
            if (found.problem() != null) {
                LOG.log(System.Logger.Level.INFO, "playlist file {0} {1}", file.path(), found.problem());
            } else if (!found.unresolved().isEmpty()) {
                LOG.log(System.Logger.Level.INFO,
                        "{0} of {1} entries of playlist file {2} are no tracks of the library",
                        found.unresolved().size(), found.entries(), file.path());
            }
            sources.together(() -> {
                if (before != null) {
                    sources.forget(before.place());
                }
                sources.save(source(file, found, apply(file, found, before)));
            });
            if (before != null) {
                known.remove(before.place());
            }
        }

        /// A file that lies elsewhere now.
        private @Nullable PlaylistSource moved(String digest) {
            return known.values()
                    .stream()
                    .filter(source -> source.digest().equals(digest) && !digest.isEmpty()
                            && !present.contains(source.place()))
                    .min(Comparator.comparing(source -> source.place().path()))
                    .orElse(null);
        }

        /// @return the playlist that the file is now
        private @Nullable PlaylistId apply(Seen file, Content found, @Nullable PlaylistSource before) {
            PlaylistId playlist = before == null ? null : before.playlist();
            if (found.problem() != null) {
                return playlist;
            }
            if (before == null || playlist == null) {
                return create(file, found);
            }
            boolean exists = playlists.findPlaylist(playlist).isPresent();
            if (exists) {
                update(playlist, file, found, before);
                return playlist;
            }
            return found.digest().equals(before.digest()) ? playlist : create(file, found);
        }

        private PlaylistId create(Seen file, Content found) {
            PlaylistId id = new PlaylistId(ids.next());
            Instant now = clock.instant();
            playlists.create(id, name(file, found), owner.id(), found.tracks(), now);
            if (settings.published()) {
                playlists.describe(id, null, null, true, now);
            }
            playlists.follow(id, settings.mode() == Mode.SYNC);
            setRules(id, found);
            return id;
        }

        private void setRules(PlaylistId id, Content found) {
            SmartRules rules = found.rules();
            if (rules != null) {
                playlists.setRules(id, rules, clock.instant());
            }
        }

        private void update(PlaylistId id, Seen file, Content found, PlaylistSource before) {
            if (settings.mode() != Mode.SYNC) {
                return;
            }
            boolean edited = isOpenFor(id);
            playlists.follow(id, true);
            String name = name(file, found);
            if (playlists.findPlaylist(id).filter(playlist -> !playlist.name().equals(name)).isPresent()) {
                playlists.describe(id, name, null, null, clock.instant());
            }
            if (!found.outcome().equals(before.outcome()) || edited) {
                List<TrackId> tracks = found.tracks();
                playlists.changeEntries(id, entries -> tracks, clock.instant());
                setRules(id, found);
            }
        }

        private PlaylistSource source(Seen file, Content found, @Nullable PlaylistId playlist) {
            List<Unresolved> reported = found.unresolved()
                    .stream()
                    .limit(PlaylistSource.MAX_REPORTED)
                    .map(entry -> new Unresolved(Limits.cut(entry.location(), Limits.NAME), entry.reason()))
                    .toList();
            return new PlaylistSource(place(file), playlist, stamp(file), found.digest(), found.outcome(), version,
                    clock.instant(), found.entries(), found.unresolved().size(), reported, found.problem());
        }
    }

    private static String name(Seen file, Content found) {
        String title = found.title();
        return Limits.cut(
                title == null || title.isBlank() ? PathText.shown(FileNames.stem(FileNames.last(file.path())))
                        : title.strip(),
                Limits.NAME);
    }

    private static Place place(Seen file) {
        return new Place(file.musicFolder(), file.path());
    }

    private static Stamp stamp(Seen file) {
        return new Stamp(file.size(), file.modifiedAt());
    }
}
