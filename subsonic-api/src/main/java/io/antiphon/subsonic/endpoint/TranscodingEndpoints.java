package io.antiphon.subsonic.endpoint;

import io.antiphon.core.LibraryException;
import io.antiphon.core.streaming.TranscodeRequest;
import io.antiphon.core.streaming.Transcoder;
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
    private final Transcoder transcoder;
    private final TranscodeTickets tickets;
    private final Items items;

    TranscodingEndpoints(SubsonicPorts ports, Items items) {
        this.transcoder = ports.transcoder();
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
        var decision = new TranscodeDecider(transcoder.formats()).decide(SoundStream.of(playable.source()),
                PlayerProfileMapper.profile(asked.client()),
                caller.user().maxBitRate());
        Target target = decision.target();
        return TranscodeMapper.decision(decision, target == null
                ? null
                : tickets.issue(subject(caller, playable),
                        new Ticket(target.format(), target.bitRate(), target.samplingRate(), target.channelCount())));
    }

    private Reply stream(Caller caller, TranscodeStream asked) {
        Playable playable = playable(caller, asked.mediaType(), asked.mediaId());
        Ticket ticket = tickets.redeem(subject(caller, playable), asked.transcodeParams())
                .orElseThrow(() -> new LibraryException.Invalid(
                        "transcodeParams are not valid for this song, or not any more"));
        Duration start = Duration.ofSeconds(asked.offset());
        Duration left = playable.source().audio().duration().minus(start);
        TranscodeRequest request = new TranscodeRequest(playable.file(), ticket.format(), ticket.bitRate(),
                ticket.samplingRate(),
                ticket.channelCount(), start);
        return new Reply.LiveMedia(ticket.format().contentType(),
                () -> LiveSound.begin(transcoder.transcode(request), playable.title()), null,
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
