package io.antiphon.core.library.scan;

import io.antiphon.core.library.scan.store.CreditRow;
import io.antiphon.core.library.scan.store.Presence;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Counts what artists have while a library is read for the first time, so that the store need not be asked afterwards.
/// It knows what is new only: an artist of anything that changes is in doubt, and the store has to be asked.
final class PresenceTally {

    private static final int MAX_ROLES = Long.SIZE;

    private final Map<Integer, Map<Integer, Count>> counts = new HashMap<>();
    private final Map<String, Integer> roles = new HashMap<>();
    private final BitSet doubted = new BitSet();
    private boolean trusted;

    /// @param fromNothing whether the scan began with an empty library
    PresenceTally(boolean fromNothing) {
        this.trusted = fromNothing;
    }

    private static final class Count {
        private int tracks;
        private int albums;
        private long roles;
    }

    void addTrack(int musicFolder, Collection<CreditRow> credits) {
        if (!trusted) {
            return;
        }
        Set<Integer> seen = HashSet.newHashSet(credits.size());
        for (CreditRow credit : credits) {
            Count count = count(credit.artist(), musicFolder);
            count.tracks += seen.add(credit.artist()) ? 1 : 0;
            int role = roles.computeIfAbsent(credit.role(), name -> roles.size());
            if (role < MAX_ROLES) {
                count.roles |= 1L << role;
            } else {
                trusted = false;
            }
        }
    }

    void addAlbum(int musicFolder, Collection<Integer> artists) {
        if (trusted) {
            artists.forEach(artist -> count(artist, musicFolder).albums++);
        }
    }

    private Count count(int artist, int musicFolder) {
        // Nearly every artist is in one music folder.
        return counts.computeIfAbsent(artist, row -> HashMap.newHashMap(1))
                .computeIfAbsent(musicFolder, folder -> new Count());
    }

    /// Something of the artist was changed rather than added.
    void doubt(int artist) {
        doubted.set(artist);
    }

    /// What the artist has in each music folder, in order of the folders; absent when the store has to be asked.
    Optional<List<Presence>> find(int artist) {
        if (!trusted || doubted.get(artist)) {
            return Optional.empty();
        }
        List<Presence> presences = new ArrayList<>(1);
        counts.getOrDefault(artist, Map.of()).forEach((musicFolder, count) -> {
            if (count.tracks > 0) {
                presences.add(
                        new Presence(artist, musicFolder, count.albums, count.tracks, names(count.roles)));
            }
        });
        return Optional.of(presences);
    }

    private Set<String> names(long mask) {
        Set<String> names = HashSet.newHashSet(Long.bitCount(mask));
        roles.forEach((name, role) -> {
            if ((mask >>> role & 1) != 0) {
                names.add(name);
            }
        });
        return names;
    }
}
