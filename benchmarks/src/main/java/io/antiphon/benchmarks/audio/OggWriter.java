package io.antiphon.benchmarks.audio;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Vorbis and Opus in Ogg: the template's headers with comments of our own, then its packets in an order from the seed.
final class OggWriter {

    private static final int SHORT_PACKETS = 45;
    private static final int LONG_PACKETS = 3000;

    private final boolean opus;
    private final byte[] identification;
    private final List<byte[]> setup;
    private final List<byte[]> audio;
    private final int samplesPerPacket;

    /// What `granule` starts from: a Vorbis decoder gives nothing for the first packet.
    private final int samplesOfFirst;

    private OggWriter(boolean opus, byte[] identification, List<byte[]> setup, List<byte[]> audio,
            int samplesPerPacket) {
        this.opus = opus;
        this.identification = identification;
        this.setup = setup;
        this.audio = audio;
        this.samplesPerPacket = samplesPerPacket;
        this.samplesOfFirst = opus ? samplesPerPacket : 0;
    }

    static OggWriter vorbis() {
        List<byte[]> packets = Templates.oggPackets(Templates.read("vorbis.ogg"));
        byte[] identification = packets.getFirst();
        int longBlock = 1 << (identification[28] >>> 4 & 0xF);
        List<byte[]> audio = packets.stream().skip(3).filter(OggWriter::isLongBlockAmongLong).toList();
        return new OggWriter(false, identification, List.of(packets.get(2)), audio, longBlock / 2);
    }

    static OggWriter opus() {
        List<byte[]> packets = Templates.oggPackets(Templates.read("opus.opus"));
        return new OggWriter(true, packets.getFirst(), List.of(), packets.subList(2, packets.size()), 960);
    }

    /// An audio packet of mode 1 whose neighbours are long as well, so that any two fit together (Vorbis I §4.3.1).
    private static boolean isLongBlockAmongLong(byte[] packet) {
        return packet.length > 0 && (packet[0] & 0x0F) == 0x0E;
    }

    byte[] write(TrackTags tags, Sound sound) {
        SplittableRandom random = sound.random();
        OggPages pages = new OggPages((int) random.nextLong());
        pages.writeHeaders(List.of(identification));
        List<byte[]> headers = new ArrayList<>();
        headers.add(comments(tags));
        headers.addAll(setup);
        pages.writeHeaders(headers);
        int count = sound.isLong() ? LONG_PACKETS : SHORT_PACKETS + random.nextInt(25);
        long granule = 0;
        for (int i = 0; i < count; i++) {
            granule += i == 0 ? samplesOfFirst : samplesPerPacket;
            pages.addAudio(audio.get(random.nextInt(audio.size())), granule);
        }
        return pages.finish();
    }

    private byte[] comments(TrackTags tags) {
        ByteSink body = VorbisComments.withPicture(tags, opus);
        ByteSink packet = new ByteSink(body.size() + 16);
        if (opus) {
            return packet.latin1("OpusTags").put(body).toBytes();
        }
        int framingBit = 1;
        return packet.u8(3).latin1("vorbis").put(body).u8(framingBit).toBytes();
    }
}
