package io.antiphon.subsonic.endpoint;

import io.antiphon.core.LibraryException;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.streaming.hls.HlsPlaylists;
import io.antiphon.core.streaming.hls.HlsTicket;
import io.antiphon.core.streaming.hls.HlsTickets;
import io.antiphon.core.streaming.hls.KeptPieces;
import io.antiphon.core.streaming.hls.Packaging;
import io.antiphon.core.streaming.hls.Rendition;
import io.antiphon.core.streaming.hls.SegmentRequest;
import io.antiphon.core.streaming.hls.Segmenter;
import io.antiphon.core.streaming.hls.Segments;
import io.antiphon.core.streaming.hls.Variant;
import io.antiphon.core.user.Permission;
import io.antiphon.core.video.PictureSize;
import io.antiphon.core.video.VideoFacts;
import io.antiphon.subsonic.parameter.VideoParameters.Hls;
import io.antiphon.subsonic.parameter.VideoParameters.HlsPlaylist;
import io.antiphon.subsonic.parameter.VideoParameters.HlsSegment;
import io.antiphon.subsonic.parameter.WireId;
import io.antiphon.subsonic.response.SubsonicException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// HTTP Live Streaming of sound and videos. Who asks for a playlist is checked as always; the addresses in it carry a ticket for
/// this medium instead of credentials, as players keep, log and pass on addresses.
final class HlsEndpoints implements ChapterEndpoints {
    private static final Pattern BIT_RATE = Pattern.compile("(\\d{1,6})(?:@(\\d{1,5}x\\d{1,5}))?");
    private static final int SOUND_BIT_RATE = 192;
    private static final int MOST_SOUND = 320;
    private static final int VIDEO_BIT_RATE = 2500;
    private static final int LEAST_SOUND = 32;
    private static final int LEAST_VIDEO = 100;
    private static final int MOST_RENDITIONS = 20;
    private static final int MOST_SEGMENTS = 50_000;

    private final Segmenter segmenter;
    private final KeptPieces pieces;
    private final HlsTickets tickets;
    private final VideoFiles files;
    private final Items items;

    HlsEndpoints(SubsonicPorts ports, Items items) {
        this.segmenter = ports.video().segmenter();
        this.pieces = ports.video().pieces();
        this.tickets = ports.video().hlsTickets();
        this.files = new VideoFiles(ports);
        this.items = items;
    }

    @Override
    public List<Endpoint<?>> endpoints() {
        return List.of(
                Endpoint.named(Chapter.RETRIEVAL, "hls", "1.8.0")
                        .alsoAt("hls.m3u8")
                        .needs(Permission.STREAM)
                        .sends("an M3U8 playlist, of qualities when several bit rates are asked for", Hls.class,
                                this::playlist),
                Endpoint.named(Chapter.RETRIEVAL, "hlsPlaylist", "Antiphon")
                        .alsoAt("hlsPlaylist.m3u8")
                        .sendsToEveryone("the M3U8 playlist of one quality, to those who hold its ticket",
                                HlsPlaylist.class, this::mediaPlaylist),
                Endpoint.named(Chapter.RETRIEVAL, "hlsSegment", "Antiphon")
                        .alsoAt("hlsSegment.ts")
                        .sendsToEveryone(
                                "a piece of sound or video in an MPEG transport stream, to those who hold its ticket",
                                HlsSegment.class, this::segment));
    }

    /// What is played and how it is cut.
    private record Medium(Track track, @Nullable VideoFacts facts, Segments segments) {

        boolean hasSound() {
            return facts == null || !facts.soundTracks().isEmpty();
        }
    }

    private Reply playlist(Caller caller, Hls asked) {
        Medium medium = medium(items.track(caller.viewer(), new TrackId(asked.id().valueAs(WireId.Kind.TRACK))).item());
        int limit = caller.user().bitRateLimit();
        List<Rendition> renditions = asked.bitRate().isEmpty()
                ? List.of(rendition(medium, null, limit))
                : asked.bitRate()
                        .stream()
                        .limit(MOST_RENDITIONS)
                        .map(text -> rendition(medium, text, limit))
                        .distinct()
                        .toList();
        int sound = asked.audioTrack() == null ? -1 : soundStream(medium, asked.audioTrack());
        if (asked.bitRate().size() > 1) {
            return text(HlsPlaylists.master(renditions.stream()
                    .map(rendition -> new Variant(rendition, Packaging.MPEG_TS, medium.hasSound(), 0,
                            "hlsPlaylist.m3u8?ticket=" + ticket(caller.viewer(), medium, rendition, sound)))
                    .toList()));
        }
        return segments(medium, ticket(caller.viewer(), medium, renditions.getFirst(), sound));
    }

    private Reply mediaPlaylist(HlsPlaylist asked) {
        return segments(medium(track(redeem(asked.ticket()))), asked.ticket());
    }

    private static Reply segments(Medium medium, String ticket) {
        return text(HlsPlaylists.media(medium.segments(), Packaging.MPEG_TS, null,
                index -> "hlsSegment.ts?ticket=%s&segment=%d".formatted(ticket, index)));
    }

    private Reply segment(HlsSegment asked) {
        HlsTicket ticket = redeem(asked.ticket());
        Medium medium = medium(track(ticket));
        if (asked.segment() >= medium.segments().count()) {
            throw new LibraryException.NotFound("Segment", Integer.toString(asked.segment()));
        }
        SegmentRequest request = new SegmentRequest(files.existingFile(medium.track()), ticket.rendition(),
                ticket.soundStream(), medium.segments(),
                asked.segment());
        return new Reply.KeptMedia(Packaging.MPEG_TS.contentType(ticket.rendition().hasPictures()),
                new KeptPiece(pieces, request), null, null, null);
    }

    private HlsTicket redeem(String ticket) {
        return tickets.redeem(ticket)
                .filter(redeemed -> redeemed.packaging() == Packaging.MPEG_TS)
                .orElseThrow(() -> new LibraryException.Forbidden("The ticket is not valid, or not any more"));
    }

    private Track track(HlsTicket ticket) {
        return items.track(new Viewer(ticket.user(), Set.of(ticket.musicFolder())), ticket.track()).item();
    }

    private String ticket(Viewer viewer, Medium medium, Rendition rendition, int sound) {
        Track track = medium.track();
        return tickets.issue(new HlsTicket(viewer.user(), items.placeOf(viewer, track), track.id(), rendition,
                sound),
                medium.segments().total());
    }

    private Medium medium(Track track) {
        files.existingFile(track);
        VideoFacts facts = segmenter.canEncodePictures()
                ? files.facts(track).filter(found -> found.width() > 0).orElse(null)
                : null;
        Duration known = track.audio().duration();
        Duration total = facts != null && !facts.duration().isZero() ? facts.duration() : known;
        Segments segments = facts == null ? Segments.ofSound(total) : Segments.ofVideo(total);
        if (total.isZero() || segments.count() > MOST_SEGMENTS) {
            throw new LibraryException.Unavailable(
                    "%s cannot be cut: its length is not known or makes no sense".formatted(track.title()));
        }
        return new Medium(track, facts, segments);
    }

    /// @param asked `1000` or `1000@480x360`; absent for what suits the medium
    private static Rendition rendition(Medium medium, @Nullable String asked, int accountLimit) {
        int rate = 0;
        PictureSize size = null;
        if (asked != null) {
            Matcher matcher = BIT_RATE.matcher(asked.strip());
            if (!matcher.matches()) {
                throw SubsonicException.badValue("bitRate", "like 1000 or 1000@480x360", asked);
            }
            rate = Integer.parseInt(matcher.group(1));
            size = matcher.group(2) == null ? null : PictureSize.parse(matcher.group(2));
        }
        VideoFacts facts = medium.facts();
        if (facts == null) {
            int source = medium.track().audio().bitRate();
            int wanted = rate > 0 ? rate : source > 0 ? Math.min(source, SOUND_BIT_RATE) : SOUND_BIT_RATE;
            return new Rendition(Math.clamp(limited(wanted, accountLimit), LEAST_SOUND, MOST_SOUND), 0, 0);
        }
        int wanted = rate > 0 ? rate : facts.bitRate() > 0 ? Math.min(facts.bitRate(), VIDEO_BIT_RATE) : VIDEO_BIT_RATE;
        int limited = Math.max(LEAST_VIDEO, limited(wanted, accountLimit));
        PictureSize own = new PictureSize(facts.width() - facts.width() % 2, facts.height() - facts.height() % 2);
        PictureSize made = size == null ? PictureSize.forBitRate(limited, own) : own.within(size);
        return new Rendition(limited, made.width(), made.height());
    }

    private static int limited(int rate, int limit) {
        return limit > 0 ? Math.min(rate, limit) : rate;
    }

    private static int soundStream(Medium medium, int wanted) {
        VideoFacts facts = medium.facts();
        boolean known = facts == null || facts.soundTracks().stream().anyMatch(track -> track.stream() == wanted);
        if (!known) {
            throw new LibraryException.NotFound("Audio track", Integer.toString(wanted));
        }
        return facts == null ? -1 : wanted;
    }

    private static Reply text(String playlist) {
        return new Reply.BytesMedia(playlist.getBytes(StandardCharsets.UTF_8), HlsPlaylists.CONTENT_TYPE, null);
    }
}
