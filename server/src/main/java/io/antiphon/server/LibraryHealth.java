package io.antiphon.server;

import io.antiphon.core.event.Events;
import io.antiphon.core.health.HealthStatus;
import io.antiphon.core.health.HealthWatch;
import io.antiphon.core.library.MusicFolder;
import io.antiphon.core.library.scan.ScanDoubt;
import io.antiphon.core.library.scan.ScanStatus;
import io.antiphon.server.http.Health;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// Ready when the database answers and some music can be played; a music folder among others that cannot be reached or believed is a
/// warning.
record LibraryHealth(Installation installation, MusicLibrary library, RebuildService rebuilds) implements Health {

    /// What tells when this changes.
    HealthWatch watch(Events events) {
        return new HealthWatch(() -> new HealthStatus(failures(), warnings()), events);
    }

    @Override
    public List<String> failures() {
        List<String> failures = new ArrayList<>();
        rebuilds.trouble().ifPresent(failures::add);
        if (!installation.database().isAlive()) {
            failures.add("the database does not answer");
        }
        List<MusicFolder> folders = library.musicFolders().listMusicFolders();
        if (!folders.isEmpty() && folders.stream().noneMatch(folder -> Files.isReadable(folder.root()))) {
            failures.add("no music folder can be read");
        }
        List<ScanDoubt> doubts = library.scanner().doubts();
        if (!folders.isEmpty() && doubts.size() == folders.size()) {
            failures.addAll(warnings());
        }
        return failures;
    }

    @Override
    public List<String> warnings() {
        return library.scanner().doubts().stream().map(this::told).toList();
    }

    private String told(ScanDoubt doubt) {
        String name = library.musicFolders().findMusicFolder(doubt.musicFolder()).map(MusicFolder::name).orElse("");
        return "%s %s".formatted(doubt.reason(), doubt.wayOut(name));
    }

    @Override
    public List<Gauge> gauges() {
        ScanStatus scan = library.scanner().status();
        List<MusicFolder> folders = library.musicFolders().listMusicFolders();
        return List.of(new Gauge("antiphon_scan_running", scan.scanning() ? 1 : 0),
                new Gauge("antiphon_scan_files_seen", scan.filesSeen()),
                new Gauge("antiphon_scan_files_read", scan.filesRead()),
                new Gauge("antiphon_scan_problems", scan.problems()),
                new Gauge("antiphon_music_folders_doubted", library.scanner().doubts().size()),
                new Gauge("antiphon_music_folders", folders.size()), new Gauge("antiphon_music_folders_readable",
                        folders.stream().filter(folder -> Files.isReadable(folder.root())).count()));
    }
}
