package io.antiphon.media.tag.vorbis;

import io.antiphon.core.tag.AudioSignature;
import io.antiphon.media.tag.format.ByteSource;
import io.antiphon.media.tag.format.Bytes;
import io.antiphon.media.tag.format.Rates;
import io.antiphon.media.tag.format.Signatures;
import java.io.IOException;
import java.time.Duration;

/// The pages of sound of one stream: how long they last, and what identifies them however they are divided into pages.
final class OggSound {

    /// Longer than the longest page.
    private static final int TAIL = 66 * 1024;
    private static final int FIRST_SAMPLE = 4096;
    private static final int LAST_SAMPLE = 2048;
    private static final int MAX_PAGES = 1_000_000;

    private final ByteSource source;
    private final long start;
    private final OggCodec codec;
    private final long serial;
    private long lastGranule;
    private boolean chained;

    OggSound(ByteSource source, long start, OggCodec codec, long serial) {
        this.source = source;
        this.start = start;
        this.codec = codec;
        this.serial = serial;
    }

    /// Digests the first and last bytes of the packets' data, without page headers, and the last granule position.
    AudioSignature signature() throws IOException {
        Bytes last = readTail();
        Bytes first = pages(start, FIRST_SAMPLE).read(0, FIRST_SAMPLE);
        return Signatures.ofSample("ogg-" + codec.name(), lastGranule, first, last);
    }

    /// To be called after [#signature()].
    Duration duration() throws IOException {
        if (chained || lastGranule == 0) {
            return chainedDuration();
        }
        return Rates.duration(lastGranule - codec.skipped(), codec.granuleRate());
    }

    /// This stream's page bodies from a page on, at least so many bytes where there are.
    private ScatteredRange pages(long from, long enough) throws IOException {
        ScatteredRange bodies = new ScatteredRange(source);
        long at = from;
        for (int i = 0; i < MAX_PAGES && bodies.size() < enough; i++) {
            OggPage page = OggPage.from(source, at);
            if (page == null || page.end() <= at) {
                break;
            }
            if (page.serial() == serial) {
                bodies.add(page.body(), page.bodyLength());
            }
            at = page.end();
        }
        return bodies;
    }

    private Bytes readTail() throws IOException {
        Bytes tail = source.readEnd(TAIL);
        long tailStart = source.size() - tail.length();
        ScatteredRange bodies = new ScatteredRange(source);
        for (long at = Math.max(start, tailStart); at < source.size();) {
            OggPage page = OggPage.at(source, at);
            if (page == null) {
                int next = tail.indexOf('O', (int) (at - tailStart) + 1);
                at = next < 0 ? source.size() : tailStart + next;
                continue;
            }
            if (page.serial() == serial) {
                bodies.add(page.body(), page.bodyLength());
                lastGranule = page.granule() > 0 ? page.granule() : lastGranule;
            }
            chained |= page.isFirstOfStream();
            at = page.end();
        }
        return bodies.read(Math.max(0, bodies.size() - LAST_SAMPLE), LAST_SAMPLE);
    }

    /// Several streams one after the other: their durations are added up, which takes a walk over all pages.
    private Duration chainedDuration() throws IOException {
        double granules = 0;
        long inChain = 0;
        long current = serial;
        long at = start;
        for (int i = 0; i < MAX_PAGES; i++) {
            OggPage page = OggPage.from(source, at);
            if (page == null || page.end() <= at) {
                break;
            }
            if (page.isFirstOfStream() && OggCodec.of(source.read(page.body(), 128)) != null) {
                granules += Math.max(0, inChain - codec.skipped());
                inChain = 0;
                current = page.serial();
            }
            if (page.serial() == current && page.granule() > 0) {
                inChain = page.granule();
            }
            at = page.end();
        }
        return Rates.duration(granules + Math.max(0, inChain - codec.skipped()), codec.granuleRate());
    }
}
