package io.antiphon.enrichment.feed;

import com.rometools.modules.itunes.EntryInformation;
import com.rometools.modules.itunes.ITunes;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.rss.Guid;
import com.rometools.rome.feed.rss.Item;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEnclosure;
import com.rometools.rome.feed.synd.SyndEntry;
import io.antiphon.core.library.ExplicitStatus;
import io.antiphon.core.podcast.FeedEntry;
import io.antiphon.core.tag.MediaType;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes entries of what ROME read.
final class EntryReader {

    private static final int MAX_IDENTITY = 1000;
    private static final int MAX_URL = 4000;
    private static final Duration TOLERANCE = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(30);

    private final URI base;
    private final Instant latest;

    EntryReader(URI base, Instant now) {
        this.base = base;
        this.latest = now.plus(TOLERANCE);
    }

    /// An entry before it is known whether its guid tells it from the others.
    record Draft(@Nullable String guid, FeedEntry said) {

        FeedEntry entry(String identity) {
            return new FeedEntry(identity, said.title(), said.description(), said.author(), said.publishedAt(),
                    said.enclosureUrl(), said.contentType(), said.size(), said.duration(), said.number(),
                    said.explicitStatus());
        }

        @Nullable Instant publishedAt() {
            return said.publishedAt();
        }

        String enclosureUrl() {
            return said.enclosureUrl();
        }
    }

    /// Null when there is nothing to play.
    @Nullable Draft read(SyndEntry entry) {
        SyndEnclosure enclosure = enclosure(entry);
        String url = enclosure == null ? null : absolute(enclosure.getUrl());
        if (enclosure == null || url == null) {
            return null;
        }
        EntryInformation itunes = entry.getModule(ITunes.URI) instanceof EntryInformation information
                ? information
                : null;
        String title = PlainText.line(entry.getTitle(), FeedParser.MAX_TITLE);
        return new Draft(guid(entry), new FeedEntry(url, title == null ? "Untitled" : title,
                PlainText.lines(description(entry, itunes), FeedParser.MAX_DESCRIPTION), author(entry, itunes),
                publishedAt(entry), url, PlainText.line(enclosure.getType(), 100), Math.max(0, enclosure.getLength()),
                duration(itunes), itunes == null ? null : itunes.getEpisode(), explicit(itunes)));
    }

    /// An absolute http address; null when it is none.
    @Nullable String absolute(@Nullable String address) {
        if (address == null || address.isBlank() || address.length() > MAX_URL) {
            return null;
        }
        try {
            URI absolute = base.resolve(new URI(address.strip().replace(" ", "%20")));
            String scheme = absolute.getScheme() == null ? "" : absolute.getScheme().toLowerCase(Locale.ROOT);
            return (scheme.equals("http") || scheme.equals("https")) && absolute.getHost() != null
                    ? absolute.toString()
                    : null;
        } catch (URISyntaxException | IllegalArgumentException _) {
            return null;
        }
    }

    /// The first that says it is sound, else video, else one that does not say what it is.
    private @Nullable SyndEnclosure enclosure(SyndEntry entry) {
        return entry.getEnclosures()
                .stream()
                .filter(enclosure -> rank(enclosure) < 3)
                .min(Comparator.comparingInt(EntryReader::rank))
                .orElse(null);
    }

    private static int rank(SyndEnclosure enclosure) {
        String type = enclosure.getType() == null ? "" : enclosure.getType().strip().toLowerCase(Locale.ROOT);
        if (type.startsWith("audio/")) {
            return 0;
        }
        if (type.startsWith("video/")) {
            return 1;
        }
        boolean saysNothing = type.isEmpty() || type.startsWith("application/") || type.startsWith("binary/");
        return saysNothing || looksPlayable(enclosure.getUrl()) ? 2 : 3;
    }

    private static boolean looksPlayable(@Nullable String url) {
        return url != null && MediaType.ofFileName(url.replaceFirst("[?#].*", "")).isPresent();
    }

    private static @Nullable String guid(SyndEntry entry) {
        String guid = switch (entry.getWireEntry()) {
            case Item item -> Optional.ofNullable(item.getGuid()).map(Guid::getValue).orElse(null);
            case Entry atom -> atom.getId();
            case null, default -> null;
        };
        return guid == null || guid.isBlank() || guid.length() > MAX_IDENTITY ? null : guid.strip();
    }

    private static @Nullable String description(SyndEntry entry, @Nullable EntryInformation itunes) {
        String own = entry.getDescription() == null ? null : entry.getDescription().getValue();
        if (own != null && !own.isBlank()) {
            return own;
        }
        if (itunes != null && itunes.getSummary() != null) {
            return itunes.getSummary();
        }
        List<SyndContent> contents = entry.getContents();
        return contents == null || contents.isEmpty() ? null : contents.getFirst().getValue();
    }

    private static @Nullable String author(SyndEntry entry, @Nullable EntryInformation itunes) {
        String author = itunes == null || itunes.getAuthor() == null ? entry.getAuthor() : itunes.getAuthor();
        return PlainText.line(author, FeedParser.MAX_TITLE);
    }

    private @Nullable Instant publishedAt(SyndEntry entry) {
        Date date = entry.getPublishedDate() == null ? entry.getUpdatedDate() : entry.getPublishedDate();
        if (date == null) {
            return null;
        }
        Instant at = date.toInstant();
        return at.isBefore(Instant.EPOCH) || at.isAfter(latest) ? null : at;
    }

    private static Duration duration(@Nullable EntryInformation itunes) {
        if (itunes == null || itunes.getDuration() == null) {
            return Duration.ZERO;
        }
        Duration duration = Duration.ofMillis(itunes.getDuration().getMilliseconds());
        return duration.isNegative() || duration.compareTo(LONGEST) > 0 ? Duration.ZERO : duration;
    }

    private static ExplicitStatus explicit(@Nullable EntryInformation itunes) {
        Boolean explicit = itunes == null ? null : itunes.getExplicitNullable();
        if (explicit == null) {
            return ExplicitStatus.UNKNOWN;
        }
        return explicit ? ExplicitStatus.EXPLICIT : ExplicitStatus.CLEAN;
    }
}
