package io.antiphon.media.tag;

import static io.antiphon.core.tag.TagField.*;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.tag.EmbeddedPicture;
import io.antiphon.core.tag.RawTags;
import io.antiphon.media.tag.format.Bytes;
import io.antiphon.media.tag.format.CollectedTags;
import io.antiphon.media.tag.id3.Id3v2;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class Id3v2Test {

    private static RawTags read(byte[] tag) throws IOException {
        return Id3v2.read(Bytes.of(tag), 0).fields();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }

    @Test
    void framesOfTheOldestVersionAreRead() throws IOException {
        RawTags tags = read(new Id3Tags(2).latin1("TT2", "Title")
                .utf16("TP1", "Ärtist")
                .latin1("TRK", "2/9")
                .latin1("TYE", "1998")
                .latin1("TCO", "(17)")
                .latin1("TCP", "1")
                .bytes(0));

        assertThat(tags.all(TITLE)).containsExactly("Title");
        assertThat(tags.all(ARTIST)).containsExactly("Ärtist");
        assertThat(tags.all(TRACKNUMBER)).containsExactly("2");
        assertThat(tags.all(TRACKTOTAL)).containsExactly("9");
        assertThat(tags.all(DATE)).containsExactly("1998");
        assertThat(tags.all(GENRE)).containsExactly("Rock");
        assertThat(tags.all(COMPILATION)).containsExactly("1");
    }

    @Test
    void yearAndDayOfVersionThreeMakeADate() throws IOException {
        RawTags tags = read(
                new Id3Tags(3).latin1("TYER", "1998").latin1("TDAT", "2512").latin1("TORY", "1970").bytes(0));

        assertThat(tags.all(DATE)).containsExactly("1998-12-25");
        assertThat(tags.all(ORIGINALDATE)).containsExactly("1970");
    }

    @Test
    void slashesOfVersionThreeStayAndNulsOfVersionFourSeparate() throws IOException {
        assertThat(read(new Id3Tags(3).utf16("TPE1", "AC/DC").bytes(0)).all(ARTIST)).containsExactly("AC/DC");
        assertThat(read(new Id3Tags(4).utf8("TPE1", "Öne\0Two\0").bytes(0)).all(ARTIST)).containsExactly("Öne", "Two");
    }

    @Test
    void aWhollyUnsynchronisedTagIsRestored() throws IOException {
        byte[] picture = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, (byte) 0xff, 0, 9};
        byte[] tag = new Id3Tags(3).picture("image/jpg", picture).utf16("TIT2", "After").bytes(0x80);

        CollectedTags read = Id3v2.read(Bytes.of(tag), 0);

        assertThat(read.fields().all(TITLE)).containsExactly("After");
        assertThat(read.pictures()).singleElement().satisfies(one -> {
            assertThat(one.description().mimeType()).isEqualTo("image/jpeg");
            assertThat(one.description().type()).isEqualTo(EmbeddedPicture.FRONT_COVER);
            assertThat(one.content().load()).isEqualTo(picture);
        });
    }

    @Test
    void unsynchronisedAndCompressedFramesOfVersionFourAreDecoded() throws IOException {
        byte[] text = Id3Tags.join(new byte[]{1, (byte) 0xff, (byte) 0xfe}, new byte[]{'H', 0, 'i', 0});
        byte[] unsynchronised = Id3Tags.join(Id3Tags.syncSafe(text.length), Id3Tags.unsynchronised(text));
        byte[] album = Id3Tags.join(new byte[]{3}, "Compressed".getBytes(UTF_8));
        byte[] compressed = Id3Tags.join(Id3Tags.syncSafe(album.length), deflate(album));

        RawTags tags = read(new Id3Tags(4).frame("TIT2", 0x03, unsynchronised)
                .frame("TALB", 0x09, compressed)
                .utf8("TPE1", "Next")
                .bytes(0));

        assertThat(tags.all(TITLE)).containsExactly("Hi");
        assertThat(tags.all(ALBUM)).containsExactly("Compressed");
        assertThat(tags.all(ARTIST)).containsExactly("Next");
    }

    @Test
    void aFrameThatInflatesWithoutEndIsCut() throws IOException {
        byte[] bomb = deflate(new byte[200 << 20]);
        byte[] frame = Id3Tags.join(Id3Tags.plain(200 << 20), bomb);

        assertThat(read(new Id3Tags(3).frame("USLT", 0x80, frame).latin1("TIT2", "Still here").bytes(0)).all(TITLE))
                .containsExactly("Still here");
    }

    @Test
    void thousandsOfFramesThatInflateAreNotAllInflated() throws IOException {
        byte[] bomb = Id3Tags.join(Id3Tags.plain(16 << 20), deflate(new byte[16 << 20]));
        Id3Tags tags = new Id3Tags(3);
        for (int i = 0; i < 500; i++) {
            tags.frame("APIC", 0x80, bomb);
        }
        byte[] tag = tags.latin1("TIT2", "Still here").bytes(0);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();

        long before = threads.getCurrentThreadCpuTime();
        assertThat(read(tag).all(TITLE)).containsExactly("Still here");
        assertThat(threads.getCurrentThreadCpuTime() - before).isLessThan(3_000_000_000L);
    }

    @Test
    void plainSizesInVersionFourAreUnderstood() throws IOException {
        String text = "x".repeat(300);
        byte[] tag = new Id3Tags(4).utf8("TIT2", text).utf8("TPE1", "Next").bytes(0);
        // As iTunes wrote it: 301 not as 2 * 128 + 45, but as 256 + 45.
        System.arraycopy(Id3Tags.plain(301), 0, tag, 14, 4);

        assertThat(read(tag).all(TITLE)).containsExactly(text);
        assertThat(read(tag).all(ARTIST)).containsExactly("Next");
    }

    @Test
    void extendedHeadersAreSteppedOver() throws IOException {
        byte[] four = new Id3Tags(4).utf8("TIT2", "Four")
                .bytes(0x40, (byte) 0, (byte) 0, (byte) 0, (byte) 6, (byte) 1, (byte) 0);
        byte[] three = new Id3Tags(3).latin1("TIT2", "Three")
                .bytes(0x40, (byte) 0, (byte) 0, (byte) 0, (byte) 6, (byte) 0, (byte) 0, (byte) 0, (byte) 0,
                        (byte) 0, (byte) 0);

        assertThat(read(four).all(TITLE)).containsExactly("Four");
        assertThat(read(three).all(TITLE)).containsExactly("Three");
    }

    @Test
    void peopleAreReadByTheirRoles() throws IOException {
        RawTags tags = read(new Id3Tags(4).utf8("TIPL", "producer\0Pat\0mix\0Max\0DJ-mix\0Dee\0")
                .utf8("TMCL", "violin\0Vi\0producer\0Actor\0")
                .bytes(0));

        assertThat(tags.all(PRODUCER)).containsExactly("Pat");
        assertThat(tags.all(MIXER)).containsExactly("Max");
        assertThat(tags.all(DJMIXER)).containsExactly("Dee");
        assertThat(tags.all(PERFORMER)).containsExactly("Vi (violin)", "Actor (producer)");
    }

    @Test
    void picardsOwnFramesAreRead() throws IOException {
        RawTags tags = read(new Id3Tags(4).utf8("TXXX", "MusicBrainz Album Id\0a-b")
                .utf8("TXXX", "ARTISTS\0A\0B")
                .utf8("TXXX", "replaygain_track_gain\0-1 dB")
                .frame("UFID", 0, bytes("http://musicbrainz.org\0rec"))
                .frame("UFID", 0, bytes("http://other\0no"))
                .utf8("TXXX", "unheard of\0x")
                .bytes(0));

        assertThat(tags.all(MUSICBRAINZ_ALBUMID)).containsExactly("a-b");
        assertThat(tags.all(ARTISTS)).containsExactly("A", "B");
        assertThat(tags.all(REPLAYGAIN_TRACK_GAIN)).containsExactly("-1 dB");
        assertThat(tags.all(MUSICBRAINZ_TRACKID)).containsExactly("rec");
    }

    @Test
    void commentsOfProgramsAreSkipped() throws IOException {
        RawTags tags = read(new Id3Tags(4).utf8("COMM", "engiTunNORM\0 0001")
                .utf8("COMM", "eng\0Mine")
                .utf8("COMM", "engother\0Less")
                .bytes(0));

        assertThat(tags.all(COMMENT)).containsExactly("Mine");
    }

    @Test
    void lyricsWithTimesBecomeLines() throws IOException {
        byte[] lines = Id3Tags.join(bytes("\3eng\2\1\0"), bytes("one\0\0\0\3\u00e8two\0\0\0\u00ef."));
        byte[] syllables = Id3Tags.join(bytes("\3xxx\2\1\0"),
                bytes("He\0\0\0\0\012llo\0\0\0\0\024\nyou\0\0\0\3\u00e8"));

        assertThat(read(new Id3Tags(4).frame("SYLT", 0, lines).bytes(0)).all(SYNCEDLYRICS))
                .containsExactly("[la:eng]\n[00:01.00]one\n[01:01.23]two");
        assertThat(read(new Id3Tags(4).frame("SYLT", 0, syllables).bytes(0)).all(SYNCEDLYRICS))
                .containsExactly("[00:00.01]Hello\n[00:01.00]you");
    }

    @Test
    void groupingAndWorkAreToldApart() throws IOException {
        RawTags old = read(new Id3Tags(4).utf8("TIT1", "Group").bytes(0));
        RawTags recent = read(new Id3Tags(4).utf8("TIT1", "Symphony")
                .utf8("GRP1", "Group")
                .utf8("MVNM", "Allegro")
                .latin1("MVIN", "1/4")
                .bytes(0));

        assertThat(old.all(GROUPING)).containsExactly("Group");
        assertThat(recent.all(GROUPING)).containsExactly("Group");
        assertThat(recent.all(WORK)).containsExactly("Symphony");
        assertThat(recent.all(MOVEMENTNAME)).containsExactly("Allegro");
        assertThat(recent.all(MOVEMENTTOTAL)).containsExactly("4");
    }

    @Test
    void volumeAdjustmentStandsInForReplayGain() throws IOException {
        byte[] adjustment = Id3Tags.join(bytes("track\0"), new byte[]{1, (byte) 0xfc, 0, 0});

        assertThat(read(new Id3Tags(4).frame("RVA2", 0, adjustment).bytes(0)).all(REPLAYGAIN_TRACK_GAIN))
                .containsExactly("-2.00 dB");
    }

    @ParameterizedTest
    @CsvSource({"17,Rock", "(17),Rock", "(17)Rock,Rock", "(4)(20),Disco;Alternative", "(17)Garage,Rock;Garage",
            "RX,Remix", "((Odd),(Odd)", "(new),(new)",
            "255,255", "Rock,Rock"})
    void genresAreResolved(String written, String expected) throws IOException {
        assertThat(read(new Id3Tags(3).latin1("TCON", written).bytes(0)).all(GENRE))
                .containsExactly(expected.split(";"));
    }

    private static byte[] deflate(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(bytes);
        }
        return out.toByteArray();
    }
}
