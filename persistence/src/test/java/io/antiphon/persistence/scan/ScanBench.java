package io.antiphon.persistence.scan;

import io.antiphon.core.library.scan.ScanSettings;
import io.antiphon.core.library.scan.ScanStatus;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Measures scans of many small made-up files: `ScanBench DIRECTORY FILES`. Prints wall and CPU time of a first scan, a
/// rescan without change and one after one file in a hundred changed.
final class ScanBench {

    private static final int TRACKS = 12;
    private static final int ALBUMS = 8;

    private ScanBench() {}

    public static void main(String[] arguments) throws IOException {
        Path directory = Files.createDirectories(Path.of(arguments[0]));
        int files = Integer.parseInt(arguments[1]);
        try (ScanWorld world = new ScanWorld(directory)) {
            world.settings = ScanSettings.standard();
            world.scanner = world.scanner(new JdbcScanStore(world.dataSource()));
            world.keepIndex = false;
            for (int i = 0; i < files; i++) {
                int album = i / TRACKS;
                int artist = album / ALBUMS;
                write(world, artist, album, i);
            }
            measure("first scan", world);
            measure("nothing changed", world);
            measure("nothing changed", world);
            for (int i = 0; i < files; i += 100) {
                write(world, i / TRACKS / ALBUMS, i / TRACKS, i);
            }
            measure("1 % changed", world);
        }
    }

    private static void write(ScanWorld world, int artist, int album, int track) {
        world.write("Artist %d/Album %d/%02d - Song %d.mp3".formatted(artist, album, track % TRACKS + 1, track),
                "TITLE=Song " + track,
                "ARTIST=Artist " + artist, "ALBUMARTIST=Artist " + artist, "ALBUM=Album " + album,
                "TRACKNUMBER=" + (track % TRACKS + 1),
                "DATE=" + (1960 + album % 60), "GENRE=Genre " + album % 40, "COMPOSER=Composer " + album % 500,
                "SOUND=sound " + track);
    }

    private static void measure(String what, ScanWorld world) {
        long cpu = cpu();
        long wall = System.nanoTime();
        ScanStatus status = world.scan();
        System.out.printf("%-16s %7d seen %7d read  wall %6.2f s  cpu %6.2f s%n", what, status.filesSeen(),
                status.filesRead(),
                (System.nanoTime() - wall) / 1e9, (cpu() - cpu) / 1e9);
    }

    private static long cpu() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : Duration.ZERO.toNanos();
    }
}
