package io.antiphon.server;

import io.antiphon.core.UnfinishedFiles;
import io.antiphon.core.library.TrackCatalogue;
import io.antiphon.core.library.scan.Rescan;
import io.antiphon.core.tag.MediaFileReader;
import io.antiphon.core.tag.TagInterpreter;
import io.antiphon.core.tag.TagRules;
import io.antiphon.core.tag.edit.TagEditService;
import io.antiphon.core.tag.edit.TagEditing;
import io.antiphon.core.upload.PathTemplate;
import io.antiphon.core.upload.Quarantine;
import io.antiphon.core.upload.UploadCheck;
import io.antiphon.core.upload.UploadService;
import io.antiphon.core.upload.UploadSettings;
import io.antiphon.media.tag.write.FileTagWriter;
import io.antiphon.nativeapi.CuratorPorts;
import io.antiphon.nativeapi.tag.TagPorts;
import io.antiphon.nativeapi.upload.UploadPorts;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.tagedit.JdbcTagEdits;
import io.antiphon.persistence.upload.JdbcUploads;
import io.antiphon.server.config.ServerConfig;
import java.nio.file.Path;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// What those do who take care of the music: files that they send, and tags that they write.
final class Curation implements AutoCloseable {

    /// In the data directory.
    static final String UPLOADS = "uploads";

    private final UploadService uploads;
    private final TagEditing editing;
    private final CuratorPorts ports;

    /// @throws StartException when the configuration makes no sense
    Curation(Installation installation, MusicLibrary library, ServerConfig config, TrackCatalogue tracks) {
        Database database = installation.database();
        MediaFileReader reader = library.reader();
        Rescan rescan = new Rescan(library.scanner());
        UploadSettings settings = settings(config.uploads());
        Path data = installation.data();
        JdbcUploads stored = new JdbcUploads(database);
        UploadCheck check = new UploadCheck(stored,
                new UploadCheck.Tools(reader,
                        new TagInterpreter(
                                new TagRules(config.scan().artistSeparators(), config.scan().genreSeparators())),
                        library.musicFolders(), installation.users()::findUser, rescan),
                settings.template(), new UnfinishedFiles(data.resolve(UPLOADS)), installation.clock());
        this.uploads = new UploadService(stored, new Quarantine(data.resolve(UPLOADS)), check, installation.ids(),
                installation.clock(), settings);
        JdbcTagEdits edits = new JdbcTagEdits(database);
        TagEditService.Tools tools = new TagEditService.Tools(tracks, library.musicFolders(), reader,
                new FileTagWriter());
        this.editing = new TagEditing(tools, edits, data.resolve("tag-edits"), rescan, installation.ids(),
                installation.clock(), TagEditing.Bounds.STANDARD);
        this.ports = new CuratorPorts(new UploadPorts(uploads, library.musicFolders()),
                new TagPorts(new TagEditService(tools, edits, editing, installation.ids()), library.musicFolders()));
    }

    private static UploadSettings settings(ServerConfig.Uploads config) {
        try {
            return new UploadSettings(config.maxSize().bytes(), config.maxOpen(), config.maxTotal().bytes(),
                    config.patience(), PathTemplate.of(config.pathTemplate()));
        } catch (IllegalArgumentException e) {
            throw new StartException(
                    "uploads.path-template: %s: %s".formatted(config.pathTemplate(), e.getMessage()), e);
        }
    }

    CuratorPorts ports() {
        return ports;
    }

    void start() {
        editing.start();
        uploads.start();
    }

    void schedule(ScheduledExecutorService recurring) {
        ScheduledFuture<?> _ = recurring.scheduleWithFixedDelay(
                RunningServer.logged("looking at uploads", uploads::look), 5, 5, TimeUnit.MINUTES);
    }

    @Override
    public void close() {
        uploads.close();
    }
}
