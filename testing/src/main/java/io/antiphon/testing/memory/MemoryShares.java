package io.antiphon.testing.memory;

import io.antiphon.core.sharing.Share;
import io.antiphon.core.sharing.ShareId;
import io.antiphon.core.sharing.ShareTerms;
import io.antiphon.core.sharing.Shares;
import io.antiphon.core.user.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Shares in a map.
public final class MemoryShares implements Shares {

    private final Map<ShareId, Share> stored = new ConcurrentHashMap<>();

    @Override
    public Optional<Share> findShare(ShareId id) {
        return Optional.ofNullable(stored.get(id));
    }

    @Override
    public List<Share> listShares() {
        return stored.values()
                .stream()
                .sorted(Comparator.comparing(Share::createdAt).reversed().thenComparing(share -> share.id().value()))
                .toList();
    }

    @Override
    public List<Share> listSharesOf(UserId owner) {
        return listShares().stream().filter(share -> share.owner().equals(owner)).toList();
    }

    @Override
    public void create(Share share) {
        stored.put(share.id(), share);
    }

    @Override
    public synchronized boolean update(ShareId id, long version, ShareTerms terms) {
        Share old = stored.get(id);
        if (old == null || old.version() != version) {
            return false;
        }
        stored.put(id, new Share(id, old.owner(), old.ownerName(), terms, version + 1, old.createdAt(),
                old.lastVisitedAt(), old.visitCount(), old.items()));
        return true;
    }

    @Override
    public synchronized void recordVisit(ShareId id, Instant at) {
        stored.computeIfPresent(id, (_, old) -> new Share(id, old.owner(), old.ownerName(), old.terms(), old.version(),
                old.createdAt(), at, old.visitCount() + 1, old.items()));
    }

    @Override
    public void delete(ShareId id) {
        stored.remove(id);
    }

    /// As when the account is deleted.
    public void forget(UserId owner) {
        stored.values().removeIf(share -> share.owner().equals(owner));
    }
}
