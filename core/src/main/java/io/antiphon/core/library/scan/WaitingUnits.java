package io.antiphon.core.library.scan;

import io.antiphon.core.library.scan.TrackRecognition.Opened;
import io.antiphon.core.library.scan.UnitWriter.ReadUnit;
import java.util.ArrayList;
import java.util.List;

/// Units that wait until all files are read, because files of theirs sound like tracks whose own files are gone and are not plainly those: a
/// copy in one folder must not be taken for what was moved to another. Nothing of them is written before; a scan that dies leaves them to the
/// next one, which finds their folders changed.
final class WaitingUnits {

    /// So many files are kept in memory. Where more are moved and changed at once, those that are read wait for no others.
    private static final int MAX_FILES = 10_000;

    private final ScanRun run;
    private final List<Waiting> units = new ArrayList<>();
    private int files;

    private record Waiting(UnitWriter writer, ReadUnit unit) {}

    WaitingUnits(ScanRun run) {
        this.run = run;
    }

    void add(UnitWriter writer, ReadUnit unit) {
        units.add(new Waiting(writer, unit));
        files += unit.found().size();
        if (files > MAX_FILES) {
            write();
        }
    }

    /// Whether a piece of the folder that a unit goes on with waits: a folder's digest is written with its last piece, which must be last.
    boolean holdsPieceBefore(FolderUnit unit) {
        if (units.isEmpty() || unit.parts().getFirst().first()) {
            return false;
        }
        FolderUnit before = units.getLast().unit().unit();
        return before.scan() == unit.scan() && before.albumFolder().equals(unit.albumFolder());
    }

    void write() {
        List<Opened> opened = units.stream().map(waiting -> waiting.unit().opened()).toList();
        new TrackRecognition(run).recogniseTogether(opened);
        for (Waiting waiting : units) {
            run.checkCancelled();
            waiting.writer().write(waiting.unit());
        }
        units.clear();
        files = 0;
    }
}
