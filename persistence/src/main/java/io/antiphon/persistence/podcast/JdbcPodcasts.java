package io.antiphon.persistence.podcast;

import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.ChannelId;
import io.antiphon.core.library.EpisodeId;
import io.antiphon.core.podcast.EpisodeChanges;
import io.antiphon.core.podcast.EpisodeState;
import io.antiphon.core.podcast.PodcastChannel;
import io.antiphon.core.podcast.PodcastEpisode;
import io.antiphon.core.podcast.PodcastStatus;
import io.antiphon.core.podcast.Podcasts;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.Transactions;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Podcasts in the tables `podcast_channel` and `podcast_episode`.
public final class JdbcPodcasts implements Podcasts {

    private static final String NEWEST_FIRST = " ORDER BY e.sorted_at DESC, e.id";

    private final Sql sql;
    private final Transactions transactions;
    private final ChannelStore channels;
    private final EpisodeReader reader;
    private final EpisodeWriter writer;

    public JdbcPodcasts(Database database) {
        this.sql = database.sql();
        this.transactions = database.transactions();
        this.channels = new ChannelStore(sql);
        this.reader = new EpisodeReader(transactions);
        this.writer = new EpisodeWriter(sql);
    }

    @Override
    public List<PodcastChannel> listChannels() {
        return channels.list();
    }

    @Override
    public Optional<PodcastChannel> findChannel(ChannelId id) {
        return channels.find(id);
    }

    @Override
    public PodcastChannel addChannel(ChannelId id, String url, Instant at) {
        return transactions.call(() -> {
            Optional<PodcastChannel> present = channels.findByUrl(url);
            if (present.isEmpty() && !channels.revive(url)) {
                channels.insert(id, url, at);
            }
            return present.or(() -> channels.findByUrl(url)).orElseThrow();
        });
    }

    @Override
    public void removeChannel(ChannelId id) {
        transactions.run(() -> {
            if (channels.remove(id)) {
                sql.change("""
                        UPDATE podcast_episode SET status = 4, error = NULL, suffix = NULL WHERE channel = ? AND status IN (1, 2)
                        """, id.value());
            }
        });
    }

    @Override
    public void saveChannel(PodcastChannel channel) {
        channels.update(channel);
    }

    /// The channel's row is written first, so that two refreshes of one channel wait for each other.
    @Override
    public void saveRefresh(PodcastChannel channel, EpisodeChanges changes) {
        transactions.run(() -> {
            if (!channels.update(channel)) {
                return;
            }
            changes.changed().forEach(writer::update);
            changes.added().stream().filter(episode -> !writer.exists(episode)).forEach(writer::insert);
        });
    }

    @Override
    public List<PodcastEpisode> listEpisodes(ChannelId channel) {
        return items(list("WHERE e.channel = ?" + NEWEST_FIRST, EpisodeReader.NOBODY, channel.value()));
    }

    @Override
    public List<Annotated<PodcastEpisode>> listEpisodes(UserId user, ChannelId channel) {
        return list("WHERE e.channel = ?" + NEWEST_FIRST, user.value(), channel.value());
    }

    @Override
    public List<Annotated<PodcastEpisode>> listNewestEpisodes(UserId user, int count) {
        return list("WHERE e.status <> 4" + NEWEST_FIRST + " LIMIT ?", user.value(), count);
    }

    @Override
    public Optional<Annotated<PodcastEpisode>> findEpisode(UserId user, EpisodeId id) {
        return list("WHERE e.id = ?", user.value(), id.value()).stream().findFirst();
    }

    @Override
    public Optional<PodcastEpisode> findEpisode(EpisodeId id) {
        return items(list("WHERE e.id = ?", EpisodeReader.NOBODY, id.value())).stream().findFirst();
    }

    @Override
    public Map<EpisodeId, Annotated<PodcastEpisode>> findEpisodes(UserId user, Collection<EpisodeId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        String[] values = ids.stream().map(EpisodeId::value).distinct().toArray(String[]::new);
        return list("WHERE e.id = ANY(?)", user.value(), (Object) values).stream()
                .collect(Collectors.toMap(episode -> episode.item().id(), Function.identity()));
    }

    @Override
    public List<PodcastEpisode> listDownloading() {
        return items(list("WHERE e.status = 1 ORDER BY e.added_at, e.sorted_at DESC, e.id", EpisodeReader.NOBODY));
    }

    @Override
    public boolean changeState(EpisodeId id, PodcastStatus from, EpisodeState to) {
        return writer.changeState(id, from, to);
    }

    @Override
    public Set<EpisodeId> listTreasured(ChannelId channel) {
        return Set.copyOf(sql.list("""
                SELECT e.id FROM podcast_episode e WHERE e.channel = ?
                    AND (EXISTS (SELECT 1 FROM annotation n WHERE n.kind = 5 AND n.item = e.id
                            AND (n.starred_at IS NOT NULL OR n.rating IS NOT NULL))
                        OR EXISTS (SELECT 1 FROM bookmark b WHERE b.kind = 5 AND b.track = e.id))
                """, row -> new EpisodeId(row.text(1)), channel.value()));
    }

    private List<Annotated<PodcastEpisode>> list(String condition, String user, Object... parameters) {
        return reader.list(condition, user, parameters);
    }

    private static List<PodcastEpisode> items(List<Annotated<PodcastEpisode>> episodes) {
        return episodes.stream().map(Annotated::item).toList();
    }
}
