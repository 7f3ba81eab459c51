package io.antiphon.subsonic.endpoint;

import io.antiphon.core.LibraryException;
import io.antiphon.core.streaming.LoudnessTags;
import io.antiphon.core.streaming.PlayerDefaults;
import io.antiphon.core.streaming.StreamRequest;
import io.antiphon.core.streaming.TranscodeRequest;
import io.antiphon.core.streaming.Transcodes;
import io.antiphon.core.streaming.decision.SoundStream;
import io.antiphon.core.streaming.decision.TranscodeDecider;
import io.antiphon.core.streaming.decision.TranscodeDecision.Target;
import io.antiphon.core.streaming.decision.TranscodeTickets;
import io.antiphon.core.streaming.decision.TranscodeTickets.Ticket;
import io.antiphon.core.user.Permission;
import io.antiphon.subsonic.mapping.PlayerProfileMapper;
import io.antiphon.subsonic.mapping.TranscodeMapper;
import io.antiphon.subsonic.parameter.Extension;
import io.antiphon.subsonic.parameter.MediaKind;
import io.antiphon.subsonic.parameter.TranscodingParameters;
import io.antiphon.subsonic.parameter.TranscodingParameters.TranscodeStream;
import io.antiphon.subsonic.parameter.WireId;
import io.antiphon.subsonic.response.TranscodeDecision;
import java.time.Duration;
import java.util.List;

/// The transcoding extension: what a player gets of a song, and the sound itself.
final class TranscodingEndpoints implements ChapterEndpoints {
    private final Transcodes transcodes;
    private final PlayerDefaults players;
    private final TranscodeTickets tickets;
    private final Items items;

    TranscodingEndpoints(SubsonicPorts ports, Items items) {
        this.transcodes = ports.streaming().transcodes();
        this.players = ports.streaming().players();
        this.tickets = ports.transcodeTickets();
        this.items = items;
    }

    @Override
    public List<Endpoint<?>> endpoints() {
        return List.of(
                entry("getTranscodeDecision").only(Method.POST)
                        .answers("transcodeDecision", TranscodeDecision.class,
                                TranscodingParameters.TranscodeDecision.class, this::decide),
                entry("getTranscodeStream").sendsWithPlainErrors("the sound that was decided on", TranscodeStream.class,
                        this::stream));
    }

    private static Endpoint.Entry entry(String name) {
        return Endpoint.named(Chapter.TRANSCODING, name, "OpenSubsonic")
                .extension(Extension.TRANSCODING)
                .needs(Permission.STREAM);
    }

    private TranscodeDecision decide(Caller caller, TranscodingParameters.TranscodeDecision asked) {
        Playable playable = playable(caller, asked.mediaType(), asked.mediaId());
        var decision = new TranscodeDecider(transcodes.formats()).decide(SoundStream.of(playable.source()),
                PlayerProfileMapper.profile(asked.client()), limit(caller));
        Target target = decision.target();
        return TranscodeMapper.decision(decision, target == null
                ? null
                : tickets.issue(subject(caller, playable),
                        new Ticket(target.format(), target.bitRate(), target.samplingRate(), target.channelCount())));
    }

    /// The lower of the account's and the player's limit; kbit/s, 0 for none.
    private int limit(Caller caller) {
        return players.applyTo(caller.client(), new StreamRequest(null, caller.user().bitRateLimit(), Duration.ZERO))
                .maxBitRate();
    }

    private Reply stream(Caller caller, TranscodeStream asked) {
        Playable playable = playable(caller, asked.mediaType(), asked.mediaId());
        Ticket ticket = tickets.redeem(subject(caller, playable), asked.transcodeParams())
                .orElseThrow(() -> new LibraryException.Invalid(
                        "transcodeParams are not valid for this song, or not any more"));
        Duration start = Duration.ofSeconds(asked.offset());
        Duration left = playable.source().audio().duration().minus(start);
        TranscodeRequest request = new TranscodeRequest(playable.file(), ticket.format(), ticket.bitRate(),
                ticket.samplingRate(), ticket.channelCount(), start,
                LoudnessTags.of(playable.loudness(), ticket.format()));
        return new Reply.KeptMedia(ticket.format().contentType(), new KeptTranscode(transcodes, request), null,
                left.isPositive() ? left : null, null);
    }

    /// What a ticket is good for: a song or episode and the account whose limits it was decided by.
    private static String subject(Caller caller, Playable playable) {
        return caller.user().id().value() + " " + playable.id().value();
    }

    private Playable playable(Caller caller, MediaKind kind, WireId id) {
        WireId.Kind wanted = switch (kind) {
            case SONG -> WireId.Kind.TRACK;
            case PODCAST -> WireId.Kind.EPISODE;
        };
        return items.playable(caller.viewer(), new WireId(wanted, id.valueAs(wanted)));
    }
}
