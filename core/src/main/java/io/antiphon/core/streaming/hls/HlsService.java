package io.antiphon.core.streaming.hls;

import io.antiphon.core.LibraryException;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackCatalogue;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.streaming.cache.MadeMedia;
import io.antiphon.core.video.VideoFacts;
import io.antiphon.core.video.VideoProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.UnaryOperator;

/// HTTP Live Streaming in fragmented MP4: a ladder of qualities, lossless among them, all cut at the same places. Who asks for the
/// ladder is checked by the caller; what it leads to is for those who hold a ticket, as players do not send credentials along.
public final class HlsService {
    private static final int MOST_SEGMENTS = 50_000;

    private final TrackCatalogue tracks;
    private final MusicFolders musicFolders;
    private final VideoProbe probe;
    private final Segmenter segmenter;
    private final KeptPieces pieces;
    private final HlsTickets tickets;

    public HlsService(TrackCatalogue tracks, MusicFolders musicFolders, VideoProbe probe, Segmenter segmenter,
            KeptPieces pieces, HlsTickets tickets) {
        this.tracks = tracks;
        this.musicFolders = musicFolders;
        this.probe = probe;
        this.segmenter = segmenter;
        this.pieces = pieces;
        this.tickets = tickets;
    }

    /// A part of a rendition: what is kept, or what is being made.
    public record Part(String contentType, Content content) {}

    /// Where a part comes from.
    @FunctionalInterface
    public interface Content {

        /// @throws LibraryException.Unavailable when it cannot be made here or too many are being made already
        MadeMedia open() throws IOException;
    }

    /// @param limit of the account, kbit/s; 0 for none
    /// @param address of the playlist that a ticket is for
    public String master(Viewer viewer, TrackId id, int limit, UnaryOperator<String> address) {
        HlsMedium medium = medium(track(viewer, id));
        if (!segmenter.canEncodeSound()) {
            throw new LibraryException.Unavailable("ffmpeg cannot encode AAC here");
        }
        int place = HlsTicket.placeOf(tracks, viewer, medium.track());
        return HlsPlaylists.master(HlsLadder.of(medium, limit, segmenter.canEncodeLossless()).stream().map(step -> {
            HlsTicket ticket = new HlsTicket(viewer.user(), place, id, step.rendition(),
                    step.packaging(), -1);
            return new Variant(step.rendition(), step.packaging(), medium.hasSound(), step.averageBitRate(),
                    address.apply(tickets.issue(ticket, medium.segments().total())));
        }).toList());
    }

    /// @param init address of the initialisation section
    /// @param piece what comes before the number and after it in the address of a piece
    public String playlist(String ticket, String init, String piece) {
        HlsTicket redeemed = redeem(ticket);
        return HlsPlaylists.media(medium(track(redeemed)).segments(), redeemed.packaging(), init,
                index -> piece.formatted(index));
    }

    public Part init(String ticket) {
        HlsTicket redeemed = redeem(ticket);
        SegmentRequest request = request(redeemed, 0);
        return part(redeemed, () -> pieces.openInit(request));
    }

    public Part piece(String ticket, int index) {
        HlsTicket redeemed = redeem(ticket);
        SegmentRequest request = request(redeemed, index);
        return part(redeemed, () -> pieces.open(request));
    }

    private SegmentRequest request(HlsTicket ticket, int index) {
        HlsMedium medium = medium(track(ticket));
        if (index < 0 || index >= medium.segments().count()) {
            throw new LibraryException.NotFound("Segment", Integer.toString(index));
        }
        return new SegmentRequest(medium.file(), medium.track().audio(), ticket.rendition(), ticket.packaging(),
                ticket.soundStream(), medium.segments(), index);
    }

    private static Part part(HlsTicket ticket, Content content) {
        return new Part(ticket.packaging().contentType(ticket.rendition().hasPictures()), content);
    }

    private HlsTicket redeem(String ticket) {
        return tickets.redeem(ticket)
                .filter(redeemed -> redeemed.packaging().hasInit())
                .orElseThrow(() -> new LibraryException.Forbidden("The ticket is not valid, or not any more"));
    }

    private Track track(HlsTicket ticket) {
        return tracks.findTrack(new Viewer(ticket.user(), Set.of(ticket.musicFolder())), ticket.track())
                .orElseThrow(() -> new LibraryException.NotFound("Track", "it is not in sight any more"))
                .item();
    }

    private Track track(Viewer viewer, TrackId id) {
        return tracks.findTrack(viewer, id)
                .orElseThrow(() -> new LibraryException.NotFound("Track", id.value()))
                .item();
    }

    private HlsMedium medium(Track track) {
        Path file = musicFolders.findFile(track)
                .filter(Files::isRegularFile)
                .orElseThrow(() -> new LibraryException.NotFound("File of track", track.id().value()));
        VideoFacts facts = track.file().video() && segmenter.canEncodePictures()
                ? probe.probe(file).filter(found -> found.width() > 0).orElse(null)
                : null;
        Duration total = facts != null && !facts.duration().isZero() ? facts.duration() : track.audio().duration();
        Segments segments = Segments.ofFragments(total);
        if (total.isZero() || segments.count() > MOST_SEGMENTS) {
            throw new LibraryException.Unavailable(
                    "%s cannot be cut: its length is not known or makes no sense".formatted(track.title()));
        }
        return new HlsMedium(track, file, facts, segments);
    }
}
