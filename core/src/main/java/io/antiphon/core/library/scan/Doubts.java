package io.antiphon.core.library.scan;

import io.antiphon.core.library.MusicFolder;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.library.scan.store.ScanSession;
import io.antiphon.core.library.scan.store.ScanStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the last scan would not believe, kept with the library: a server that is started while a disk is not mounted knows it at once.
final class Doubts {

    private static final System.Logger LOG = System.getLogger(Doubts.class.getName());
    private static final String SETTING = "scan.doubts";
    private static final int MAX_LENGTH = 4_000;
    private static final int FIELDS = 4;

    private final MusicFolders musicFolders;
    private final ScanStore store;
    private volatile @Nullable Map<Integer, ScanDoubt> known;

    Doubts(MusicFolders musicFolders, ScanStore store) {
        this.musicFolders = musicFolders;
        this.store = store;
    }

    List<ScanDoubt> list() {
        return List.copyOf(known().values());
    }

    private Map<Integer, ScanDoubt> known() {
        Map<Integer, ScanDoubt> loaded = known;
        if (loaded == null) {
            loaded = read(store.findSetting(SETTING).orElse(""));
            known = loaded;
        }
        return loaded;
    }

    /// Of music folders that a scan did not look at, what the one before said stands.
    void remember(ScanRun run) {
        Map<Integer, ScanDoubt> before = known();
        Map<Integer, ScanDoubt> now = new TreeMap<>();
        for (MusicFolder folder : musicFolders.listMusicFolders()) {
            ScanDoubt old = before.get(folder.id());
            ScanDoubt found = run.request().concerns(folder.id()) ? run.doubts().get(folder.id()) : old;
            if (found != null) {
                now.put(folder.id(), old == null ? found
                        : new ScanDoubt(found.musicFolder(), found.reason(), found.confirmable(), old.since()));
                if (old == null || !old.reason().equals(found.reason())) {
                    LOG.log(System.Logger.Level.WARNING, "{0} Its tracks stay as they were: {1}", found.reason(),
                            found.wayOut(folder.name()));
                }
            } else if (old != null) {
                LOG.log(System.Logger.Level.INFO, "The music folder \"{0}\" is as it should be again", folder.name());
            }
        }
        known = now;
    }

    /// To be called before a commit.
    void write(ScanSession session) {
        String text = text(known());
        if (!Optional.of(text).equals(session.findSetting(SETTING).or(() -> Optional.of("")))) {
            session.putSetting(SETTING, text);
        }
    }

    private static String text(Map<Integer, ScanDoubt> doubts) {
        StringBuilder text = new StringBuilder();
        for (ScanDoubt doubt : doubts.values()) {
            int room = MAX_LENGTH / doubts.size() - 50;
            String reason = doubt.reason().replaceAll("\\s", " ");
            text.append(doubt.musicFolder())
                    .append('\t')
                    .append(doubt.confirmable())
                    .append('\t')
                    .append(doubt.since().toEpochMilli())
                    .append('\t')
                    .append(reason, 0, Math.clamp(room, 0, reason.length()))
                    .append('\n');
        }
        return text.substring(0, Math.min(MAX_LENGTH, text.length()));
    }

    private Map<Integer, ScanDoubt> read(String text) {
        List<Integer> configured = new ArrayList<>();
        musicFolders.listMusicFolders().forEach(folder -> configured.add(folder.id()));
        Map<Integer, ScanDoubt> doubts = new TreeMap<>();
        text.lines().map(line -> line.split("\t", FIELDS)).filter(fields -> fields.length == FIELDS).forEach(fields -> {
            int folder = Integer.parseInt(fields[0]);
            if (configured.contains(folder)) {
                doubts.put(folder, new ScanDoubt(folder, fields[3], Boolean.parseBoolean(fields[1]),
                        Instant.ofEpochMilli(Long.parseLong(fields[2]))));
            }
        });
        return doubts;
    }
}
