package io.antiphon.core.streaming.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.streaming.AudioFormat;
import io.antiphon.core.streaming.decision.PlayerProfile.CodecLimits;
import io.antiphon.core.streaming.decision.PlayerProfile.Comparison;
import io.antiphon.core.streaming.decision.PlayerProfile.DirectPlay;
import io.antiphon.core.streaming.decision.PlayerProfile.Limit;
import io.antiphon.core.streaming.decision.PlayerProfile.Property;
import io.antiphon.core.streaming.decision.PlayerProfile.Transcoding;
import io.antiphon.core.streaming.decision.TranscodeDecision.Target;
import io.antiphon.core.streaming.decision.TranscodeTickets.Ticket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class TranscodeDeciderTest {

    private static final SoundStream FLAC_96 = new SoundStream("flac", "flac", 6, 4_000_000, 96_000, 24);
    private static final SoundStream MP3_320 = new SoundStream("mp3", "mp3", 2, 320_000, 44_100, 0);
    private static final DirectPlay MP3_ONLY = new DirectPlay(List.of("mp3"), List.of("mp3"), List.of("http"), 2);
    private static final Transcoding TO_OPUS = new Transcoding("ogg", "opus", "http", 2);
    private static final Transcoding TO_MP3 = new Transcoding("mp3", "mp3", "http", 2);

    private final TranscodeDecider decider = new TranscodeDecider(EnumSet.complementOf(EnumSet.of(AudioFormat.OGG)));

    @Test
    void aFileThatFitsAProfileIsPlayedAsItIs() {
        TranscodeDecision decision = decider.decide(MP3_320, player(0, 0, List.of(MP3_ONLY), List.of(TO_OPUS)), 0);

        assertThat(decision.canPlayDirectly()).isTrue();
        assertThat(decision.reasons()).isEmpty();
        assertThat(decision.target()).isNull();
    }

    @Test
    void aProfileThatThePlayerCannotDecodeIsNotPlayedAsItIs() {
        SoundStream efficient = new SoundStream("mp4", "aac", 2, 64_000, 48_000, 0, "HE-AAC");
        SoundStream plain = new SoundStream("mp4", "aac", 2, 64_000, 48_000, 0, "LC");
        SoundStream unknown = new SoundStream("mp4", "aac", 2, 64_000, 48_000, 0);
        List<Limit> limits = List.of(new Limit(Property.PROFILE, Comparison.EQUALS, List.of("lc", "main"), true));
        List<Limit> others = List
                .of(new Limit(Property.PROFILE, Comparison.NOT_EQUALS, List.of("he_aac", "he-aac-v2"), true));

        for (List<Limit> one : List.of(limits, others)) {
            assertThat(LimitCheck.violation(efficient, one).orElse("")).contains("aac profile of HE-AAC");
            assertThat(LimitCheck.violation(plain, one)).isEmpty();
            assertThat(LimitCheck.violation(unknown, one)).isEmpty();
        }
    }

    @Test
    void emptyListsStandForAnything() {
        DirectPlay anything = new DirectPlay(List.of(), List.of(), List.of(), 0);

        assertThat(decider.decide(FLAC_96, player(0, 0, List.of(anything), List.of()), 0).canPlayDirectly()).isTrue();
    }

    @Test
    void thereIsOneReasonForEachProfileThatDoesNotFit() {
        DirectPlay stereoFlac = new DirectPlay(List.of("flac"), List.of("flac"), List.of("http"), 2);
        DirectPlay hls = new DirectPlay(List.of(), List.of(), List.of("hls"), 0);

        TranscodeDecision decision = decider.decide(FLAC_96,
                player(0, 0, List.of(MP3_ONLY, stereoFlac, hls), List.of(TO_MP3)), 0);

        assertThat(decision.reasons()).hasSize(3);
        assertThat(decision.reasons().get(0)).contains("container flac");
        assertThat(decision.reasons().get(1)).contains("6 channels");
        assertThat(decision.reasons().get(2)).contains("hls");
    }

    @Test
    void theFirstWishThatCanBeMadeHereIsGranted() {
        Transcoding vorbis = new Transcoding("ogg", "vorbis", "http", 2);
        Transcoding hls = new Transcoding("mp4", "aac", "hls", 2);

        Target target = target(FLAC_96, player(0, 128_000, List.of(MP3_ONLY), List.of(hls, vorbis, TO_OPUS, TO_MP3)));

        assertThat(target.format()).isEqualTo(AudioFormat.OPUS);
        assertThat(target.stream()).isEqualTo(new SoundStream("ogg", "opus", 2, 128_000, 48_000, 0));
    }

    @Test
    void aLosslessWishIsPassedOverWhenABitRateLimitStands() {
        Transcoding flac = new Transcoding("flac", "flac", "http", 2);

        assertThat(target(FLAC_96, player(0, 0, List.of(MP3_ONLY), List.of(flac, TO_MP3))).format())
                .isEqualTo(AudioFormat.FLAC);
        assertThat(target(FLAC_96, player(0, 256_000, List.of(MP3_ONLY), List.of(flac, TO_MP3))).format())
                .isEqualTo(AudioFormat.MP3);
    }

    @Test
    void theAccountsLimitCountsLikeThePlayers() {
        TranscodeDecision decision = decider.decide(MP3_320, player(0, 0, List.of(MP3_ONLY), List.of(TO_MP3)), 96);

        assertThat(decision.canPlayDirectly()).isFalse();
        assertThat(Objects.requireNonNull(decision.target()).bitRate()).isEqualTo(96);
    }

    @Test
    void whatIsMadeObeysTheCodecsLimits() {
        Limit rate = new Limit(Property.SAMPLING_RATE, Comparison.EQUALS, List.of("44100", "48000"), true);
        Limit bits = new Limit(Property.BIT_RATE, Comparison.AT_MOST, List.of("160000"), true);
        PlayerProfile player = new PlayerProfile("p", 0, 0, List.of(MP3_ONLY), List.of(TO_MP3),
                List.of(new CodecLimits("MP3", List.of(rate, bits))));

        assertThat(target(FLAC_96, player).stream()).isEqualTo(new SoundStream("mp3", "mp3", 2, 160_000, 48_000, 0));
    }

    @Test
    void aRequiredLimitOfTheCodecKeepsAFileFromBeingPlayedAsItIs() {
        Limit depth = new Limit(Property.BIT_DEPTH, Comparison.AT_MOST, List.of("16"), true);
        Limit wish = new Limit(Property.SAMPLING_RATE, Comparison.AT_MOST, List.of("48000"), false);
        DirectPlay flac = new DirectPlay(List.of("flac"), List.of(), List.of(), 0);

        TranscodeDecision strict = decider.decide(FLAC_96, limited(flac, List.of(depth)), 0);
        TranscodeDecision lenient = decider.decide(FLAC_96, limited(flac, List.of(wish)), 0);

        assertThat(strict.canPlayDirectly()).isFalse();
        assertThat(strict.reasons()).singleElement().asString().contains("bit depth of 24");
        assertThat(lenient.canPlayDirectly()).isTrue();
    }

    @Test
    void containersAndCodecsAreTheSameUnderAllTheirNames() {
        SoundStream alac = new SoundStream("mp4", "alac", 2, 900_000, 44_100, 16);
        DirectPlay m4a = new DirectPlay(List.of("M4A"), List.of("ALAC"), List.of(), 0);

        assertThat(decider.decide(alac, player(0, 0, List.of(m4a), List.of()), 0).canPlayDirectly()).isTrue();
    }

    @Test
    void nothingIsMadeWhenNoWishCanBeGranted() {
        assertThat(decider.decide(FLAC_96, player(0, 0, List.of(MP3_ONLY), List.of()), 0).target()).isNull();
    }

    @Test
    void ticketsAreGoodForOneMediumAndAWhileAndCannotBeForged() {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        TranscodeTickets tickets = tickets("key", start);
        Ticket ticket = new Ticket(AudioFormat.OPUS, 128, 48_000, 2);
        String params = tickets.issue("tr-1 x", ticket);

        assertThat(params).matches("[A-Za-z0-9_-]+");
        assertThat(tickets.redeem("tr-1 x", params)).hasValue(ticket);
        assertThat(tickets.redeem("tr-2", params)).isEmpty();
        assertThat(tickets("other", start).redeem("tr-1 x", params)).isEmpty();
        assertThat(tickets("key", start.plus(Duration.ofHours(7))).redeem("tr-1 x", params)).isEmpty();
        assertThat(tickets.redeem("tr-1 x", params.substring(1))).isEmpty();
        assertThat(tickets.redeem("tr-1 x", "§§")).isEmpty();
        assertThat(tickets.redeem("tr-1 x", "")).isEmpty();
    }

    private static TranscodeTickets tickets(String key, Instant now) {
        return new TranscodeTickets(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"),
                Clock.fixed(now, ZoneOffset.UTC), Duration.ofHours(6));
    }

    private Target target(SoundStream source, PlayerProfile player) {
        return Objects.requireNonNull(decider.decide(source, player, 0).target());
    }

    private static PlayerProfile limited(DirectPlay directPlay, List<Limit> limits) {
        return new PlayerProfile("p", 0, 0, List.of(directPlay), List.of(), List.of(new CodecLimits("flac", limits)));
    }

    private static PlayerProfile player(int maxBitRate, int maxTranscodingBitRate, List<DirectPlay> directPlays,
            List<Transcoding> transcodings) {
        return new PlayerProfile("p", maxBitRate, maxTranscodingBitRate, directPlays, transcodings, List.of());
    }
}
