package io.antiphon.conformance.chapter;

import io.antiphon.conformance.answer.AnswerTree;
import io.antiphon.conformance.http.FeedServer;
import io.antiphon.conformance.http.HttpAnswer;
import io.antiphon.conformance.suite.Call;
import io.antiphon.conformance.suite.Cases;
import io.antiphon.conformance.suite.Chapter;
import io.antiphon.conformance.suite.Probe;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Podcasts, from a feed that the suite serves itself on loopback.
final class PodcastChapter implements Chapter {

    private static final Set<String> SETTLED = Set.of("completed", "error", "deleted", "skipped");
    private static final long PAUSE_NANOS = 100_000_000;
    /// A loaded server may fetch late. One that let the suite wait in vain so long is not waited for as long again.
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration AFTERWARDS = Duration.ofSeconds(3);

    private Duration patience = PATIENCE;

    @Override
    public void describe(Cases cases) {
        cases.endpoint("getPodcasts").must("answers", probe -> probe.ok("getPodcasts"));
        cases.endpoint("getNewestPodcasts").must("answers", probe -> probe.ok("getNewestPodcasts", "count", "5"));
        cases.endpoint("createPodcastChannel").must("subscribes to a feed and finds its episodes", probe -> {
            AnswerTree channel = subscribe(probe);
            probe.equal("title", FeedServer.TITLE, channel.text("title"));
            probe.equal("the number of episodes", 2, channel.items("episode").size());
        });
        cases.endpoint("getPodcasts")
                .changing()
                .must("leaves the episodes out when asked to", this::withoutEpisodes)
                .must("gives one channel when asked for one", this::oneChannel);
        cases.endpoint("getNewestPodcasts").changing().must("lists new episodes", probe -> {
            List<String> known = subscribe(probe).ids("episode");
            List<String> newest = probe.ok("getNewestPodcasts", "count", "100").ids("episode");
            probe.expect(newest.containsAll(known), "both episodes", newest.toString());
        });
        cases.endpoint("getPodcastEpisode").changing().must("gives one episode", probe -> {
            AnswerTree channel = subscribe(probe);
            String id = channel.ids("episode").getFirst();
            AnswerTree episode = probe.ok("getPodcastEpisode", "id", id);
            probe.equal("id", id, episode.text("id"));
            probe.equal("channelId", channel.text("id"), episode.text("channelId"));
        });
        cases.behaviour("getCoverArt", "client practice: DSub")
                .changing()
                .must("takes pc- and a podcast's id", probe -> {
                    String id = subscribe(probe).text("id");
                    HttpAnswer answer = probe.raw(Call.of("getCoverArt", "id", id.startsWith("pc-") ? id : "pc-" + id));
                    boolean refused = answer.mediaType().endsWith("xml") || answer.mediaType().endsWith("json");
                    probe.expect(refused || Bytes.isPicture(answer.body()), "a picture, or a refusal that is none",
                            answer.summary());
                });
        cases.behaviour("star", "client practice: DSub").must("takes a podcast's episode as id", probe -> {
            String id = subscribe(probe).ids("episode").getFirst();
            probe.lastly(Call.of("unstar", "id", id));
            probe.advise(probe.structured(Call.of("star", "id", id), null).ok(), "a good answer", "a refusal");
        });
        cases.endpoint("refreshPodcasts").must("is accepted", probe -> probe.ok("refreshPodcasts"));
        cases.endpoint("downloadPodcastEpisode").must("fetches an episode", this::download);
        cases.endpoint("deletePodcastEpisode").must("removes an episode", probe -> {
            AnswerTree channel = subscribe(probe);
            String id = channel.ids("episode").getFirst();
            probe.ok("deletePodcastEpisode", "id", id);
            Optional<AnswerTree> left = episode(probe, channel.text("id"), id);
            probe.expect(left.isEmpty() || !left.get().text("status").equals("completed"),
                    "the episode is gone or not completed", left.map(each -> each.text("status")).orElse(""));
        });
        cases.endpoint("deletePodcastChannel").must("ends a subscription", probe -> {
            String id = subscribe(probe).text("id");
            probe.ok("deletePodcastChannel", "id", id);
            List<String> ids = probe.ok("getPodcasts", "includeEpisodes", "false").ids("channel");
            probe.expect(!ids.contains(id), "the channel " + id + " is gone", ids.toString());
        });
    }

    /// Subscribes for as long as the case runs, and waits until nothing more is fetched: what an episode shows depends on whether its file
    /// is there, and a server may fetch it by itself at any time.
    private AnswerTree subscribe(Probe probe) {
        AnswerTree channel = subscribed(probe);
        channel.ids("episode").forEach(id -> probe.session().look(Call.of("downloadPodcastEpisode", "id", id), null));
        return await(() -> look(probe, channel.text("id")), PodcastChapter::isQuiet).orElse(channel);
    }

    private static Optional<AnswerTree> look(Probe probe, String channel) {
        return probe.session()
                .look(Call.of("getPodcasts", "id", channel))
                .flatMap(list -> list.items("channel").stream().findFirst());
    }

    private static boolean isQuiet(AnswerTree channel) {
        return channel.items("episode").stream().allMatch(episode -> SETTLED.contains(episode.text("status")));
    }

    /// Subscribes for as long as the case runs, and waits until the episodes are listed.
    private AnswerTree subscribed(Probe probe) {
        String url = probe.feedUrl() + "?" + Samples.name("x").replace(' ', '=');
        var made = probe.structured(Call.of("createPodcastChannel", "url", url), null);
        probe.lastly(() -> find(probe, url)
                .ifPresent(found -> probe.session().look(Call.of("deletePodcastChannel", "id", found.text("id")))));
        if (!made.ok()) {
            refuse(probe, url, made.error().map(error -> error.message()).orElse(""));
        }
        AnswerTree channel = await(() -> find(probe, url), PodcastChapter::isSettled).orElse(AnswerTree.nothing());
        probe.skipIf(channel.text("status").equals("error"), "the server cannot fetch a feed from loopback: "
                + channel.text("errorMessage") + "; allow it to");
        String id = channel.text("id");
        probe.expect(!id.isEmpty(), "the channel in getPodcasts", "none");
        probe.expect(!channel.items("episode").isEmpty(), "its episodes", "none");
        probe.skipIf(channel.items("episode").isEmpty(), "the feed's episodes never came");
        return channel;
    }

    private static void refuse(Probe probe, String url, String message) {
        probe.skipIf(message.matches("(?i).*(loopback|private|local|allow|forbid|refused).*"),
                "the server does not fetch feeds from loopback: " + message + "; allow it to");
        probe.ok("createPodcastChannel", "url", url);
    }

    /// Looks without judging, since it is done again and again.
    private static Optional<AnswerTree> find(Probe probe, String url) {
        return probe.session()
                .look(Call.of("getPodcasts"))
                .flatMap(list -> list.items("channel")
                        .stream()
                        .filter(each -> each.text("url").equals(url))
                        .findFirst());
    }

    private static boolean isSettled(AnswerTree channel) {
        return !channel.items("episode").isEmpty() || channel.text("status").equals("error");
    }

    /// Looks until what comes is as wanted, or for as long as it is worth it; then it gives what came last.
    private Optional<AnswerTree> await(Supplier<Optional<AnswerTree>> look, Predicate<AnswerTree> wanted) {
        long begin = System.nanoTime();
        Optional<AnswerTree> found = look.get();
        while (found.filter(wanted).isEmpty()) {
            if (System.nanoTime() - begin > patience.toNanos()) {
                patience = AFTERWARDS;
                return found;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
            found = look.get();
        }
        return found;
    }

    private void withoutEpisodes(Probe probe) {
        String id = subscribe(probe).text("id");
        AnswerTree list = probe.ok("getPodcasts", "includeEpisodes", "false");
        probe.expect(list.ids("channel").contains(id), "the channel", list.ids("channel").toString());
        boolean bare = list.items("channel").stream().allMatch(channel -> channel.items("episode").isEmpty());
        probe.expect(bare, "no episodes", "some");
    }

    private void oneChannel(Probe probe) {
        String id = subscribe(probe).text("id");
        AnswerTree list = probe.ok("getPodcasts", "id", id);
        probe.equal("the channels", List.of(id), list.ids("channel"));
        probe.equal("the number of episodes", 2, list.items("channel").getFirst().items("episode").size());
    }

    private void download(Probe probe) {
        AnswerTree channel = subscribed(probe);
        String id = channel.ids("episode").getFirst();
        probe.ok("downloadPodcastEpisode", "id", id);
        channel.ids("episode")
                .forEach(each -> probe.session().look(Call.of("downloadPodcastEpisode", "id", each), null));
        await(() -> look(probe, channel.text("id")), PodcastChapter::isQuiet);
        AnswerTree episode = episode(probe, channel.text("id"), id).orElse(AnswerTree.nothing());
        probe.equal("status", "completed", episode.text("status"));
        probe.expect(episode.has("streamId"), "a streamId once it is there", "none");
        if (episode.has("streamId")) {
            var bytes = probe.media(Call.of("stream", "id", episode.text("streamId"), "format", "raw"));
            probe.expect(bytes.body().length > 1000, "the episode's bytes", bytes.summary());
        }
    }

    private static Optional<AnswerTree> episode(Probe probe, String channel, String id) {
        return in(probe.ok("getPodcasts", "id", channel), id);
    }

    private static Optional<AnswerTree> in(AnswerTree list, String id) {
        return list.items("channel")
                .stream()
                .flatMap(channel -> channel.items("episode").stream())
                .filter(episode -> episode.text("id").equals(id))
                .findFirst();
    }
}
