package io.antiphon.enrichment.feed;

import com.rometools.modules.itunes.FeedInformation;
import com.rometools.modules.itunes.ITunes;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndImage;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import io.antiphon.core.podcast.ChannelAbout;
import io.antiphon.core.podcast.FeedEntry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Understands RSS and Atom with ROME. Documents with a DOCTYPE are refused, so that no entity is ever expanded or fetched; what is
/// odd in an entry costs that entry at most. One feed is parsed at a time, as a large one takes many times its size in memory.
final class FeedParser {

    static final int MAX_TITLE = 500;
    static final int MAX_DESCRIPTION = 20_000;

    private final int maxEntries;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    FeedParser(int maxEntries) {
        this.maxEntries = maxEntries;
    }

    /// A feed without what came with it over HTTP.
    ///
    /// @param entries the newest first
    record Parsed(ChannelAbout about, List<FeedEntry> entries) {}

    /// Not a feed; the message says why, for people.
    static final class UnreadableFeedException extends Exception {

        private static final long serialVersionUID = 1L;

        private final String reason;

        UnreadableFeedException(String reason, Throwable cause) {
            super(reason, cause);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    /// @param contentType as the server said, for the encoding
    /// @param address where the feed was found: relative addresses in it are meant from there
    /// @param now dates later than tomorrow are taken for mistakes
    Parsed parse(byte[] text, @Nullable String contentType, URI address, Instant now) throws UnreadableFeedException {
        oneAtATime.lock();
        try (Reader reader = reader(text, contentType)) {
            SyndFeedInput input = new SyndFeedInput(false, Locale.ROOT);
            input.setAllowDoctypes(false);
            input.setPreserveWireFeed(true);
            return parsed(input.build(reader), address, now);
        } catch (FeedException | IOException | IllegalArgumentException e) {
            throw new UnreadableFeedException(reason(text, e), e);
        } finally {
            oneAtATime.unlock();
        }
    }

    private static Reader reader(byte[] text, @Nullable String contentType) throws IOException {
        ByteArrayInputStream bytes = new ByteArrayInputStream(text);
        return contentType == null ? new XmlReader(bytes, true) : new XmlReader(bytes, contentType, true);
    }

    private static String reason(byte[] text, Exception failure) {
        String message = String.valueOf(failure.getMessage());
        if (message.contains("DOCTYPE")) {
            return "The feed holds a DOCTYPE, which is refused for safety";
        }
        return text.length == 0 ? "The feed is empty" : "What lies at the address is no RSS or Atom feed";
    }

    private Parsed parsed(SyndFeed feed, URI address, Instant now) {
        EntryReader reader = new EntryReader(address, now);
        List<EntryReader.Draft> drafts = feed.getEntries()
                .stream()
                .map(entry -> read(reader, entry))
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(EntryReader.Draft::publishedAt,
                        Comparator.nullsLast(Comparator.reverseOrder())))
                .limit(maxEntries)
                .toList();
        Map<String, Integer> guids = new HashMap<>();
        drafts.stream()
                .map(EntryReader.Draft::guid)
                .filter(Objects::nonNull)
                .forEach(guid -> guids.merge(guid, 1, Integer::sum));
        return new Parsed(about(feed, reader),
                drafts.stream().map(draft -> draft.entry(identity(draft, guids))).toList());
    }

    /// A guid that several entries share tells nothing.
    private static String identity(EntryReader.Draft draft, Map<String, Integer> guids) {
        String guid = draft.guid();
        return guid == null || guids.getOrDefault(guid, 0) > 1 ? draft.enclosureUrl() : guid;
    }

    private static EntryReader.@Nullable Draft read(EntryReader reader, SyndEntry entry) {
        try {
            return reader.read(entry);
        } catch (RuntimeException _) {
            // ROME's getters trip over values that its parsers let pass.
            return null;
        }
    }

    private static ChannelAbout about(SyndFeed feed, EntryReader reader) {
        FeedInformation itunes = feed.getModule(ITunes.URI) instanceof FeedInformation information ? information : null;
        String summary = itunes == null ? null : itunes.getSummary();
        String description = feed.getDescription() == null ? summary : feed.getDescription();
        String author = itunes == null || itunes.getAuthor() == null ? feed.getAuthor() : itunes.getAuthor();
        return new ChannelAbout(PlainText.line(feed.getTitle(), MAX_TITLE),
                PlainText.lines(description, MAX_DESCRIPTION), PlainText.line(author, MAX_TITLE),
                reader.absolute(imageUrl(feed, itunes)));
    }

    private static @Nullable String imageUrl(SyndFeed feed, @Nullable FeedInformation itunes) {
        if (itunes != null && itunes.getImageUri() != null) {
            return itunes.getImageUri();
        }
        SyndImage image = feed.getImage() == null ? feed.getIcon() : feed.getImage();
        return image == null ? null : image.getUrl();
    }
}
