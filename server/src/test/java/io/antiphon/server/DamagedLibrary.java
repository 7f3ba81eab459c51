package io.antiphon.server;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;

/// Sound files of all formats, damaged in ways that a seed chooses, among sound ones and things that are no files at all.
final class DamagedLibrary {

    private static final List<String> FORMATS = List.of("mp3", "flac", "ogg", "opus", "m4a", "wav", "aiff", "wma",
            "wv");
    private static final int HEAD = 1_500;

    private final Path music;
    private final Path samples;
    private final Random random;
    /// Paths relative to the music folder of what must be indexed.
    final List<String> sound = new ArrayList<>();
    /// Of what can never be: each has to be reported.
    final List<String> hopeless = new ArrayList<>();
    int damaged;

    DamagedLibrary(Path music, Path samples, long seed) {
        this.music = music;
        this.samples = samples;
        this.random = new Random(seed);
    }

    void make(int variants) throws IOException, InterruptedException {
        Files.createDirectories(samples);
        for (int i = 0; i < FORMATS.size(); i++) {
            Path sample = samples.resolve("sample." + FORMATS.get(i));
            run("ffmpeg", "-nostdin", "-loglevel", "error", "-f", "lavfi", "-i",
                    "sine=f=%d:d=1".formatted(300 + 40 * i),
                    "-metadata", "title=Whole " + FORMATS.get(i), "-metadata", "artist=Somebody", "-metadata",
                    "album=Sound",
                    "-ac", "2", sample.toString());
            byte[] bytes = Files.readAllBytes(sample);
            Path good = Files.createDirectories(music.resolve("Good " + i)).resolve("whole." + FORMATS.get(i));
            Files.write(good, bytes);
            sound.add(music.relativize(good).toString());
            Path folder = Files.createDirectories(music.resolve("Bad " + i));
            for (int variant = 0; variant < variants; variant++) {
                Files.write(folder.resolve("%05d.%s".formatted(variant, FORMATS.get(i))), damage(bytes, variant));
                damaged++;
            }
            Path among = folder.resolve("among the bad." + FORMATS.get(i));
            bytes[bytes.length - 1] ^= 1;
            Files.write(among, FORMATS.get(i).equals("mp3") ? bytes : Files.readAllBytes(sample));
            sound.add(music.relativize(among).toString());
        }
        makeBombs(Files.createDirectories(music.resolve("Bombs")));
        makeOddities(Files.createDirectories(music.resolve("Odd")));
    }

    private byte[] damage(byte[] whole, int variant) {
        byte[] bytes = whole.clone();
        int head = Math.min(HEAD, bytes.length - 8);
        switch (variant % 8) {
            case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(Math.min(bytes.length, 4 * HEAD)));
            case 1 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 2 -> flip(bytes, head, 1 + random.nextInt(4));
            case 3 -> flip(bytes, bytes.length, 1 + random.nextInt(200));
            case 4 -> ByteBuffer.wrap(bytes)
                    .putInt(random.nextInt(head), List.of(-1, Integer.MAX_VALUE, 0, 0x7f7f7f7f)
                            .get(random.nextInt(4)));
            case 5 -> ByteBuffer.wrap(bytes).putLong(random.nextInt(head), random.nextLong());
            case 6 -> System.arraycopy(whole, random.nextInt(head), bytes, random.nextInt(head),
                    random.nextInt(Math.min(head, bytes.length - head)));
            default -> bytes = nested(whole);
        }
        return bytes;
    }

    private void flip(byte[] bytes, int range, int times) {
        for (int i = 0; i < times; i++) {
            bytes[random.nextInt(range)] = (byte) random.nextInt(256);
        }
    }

    /// Its own beginning in front of it, again and again.
    private byte[] nested(byte[] whole) {
        int part = 10 + random.nextInt(Math.min(HEAD, whole.length - 10));
        int times = 1 + random.nextInt(40);
        ByteBuffer all = ByteBuffer.allocate(part * times + whole.length);
        for (int i = 0; i < times; i++) {
            all.put(whole, 0, part);
        }
        return all.put(whole).array();
    }

    private void makeBombs(Path folder) throws IOException {
        Files.write(folder.resolve("compressed frame.mp3"), id3(4, compressed(), "TXXX"));
        Files.write(folder.resolve("compressed cover.mp3"), id3(3, compressed(), "APIC"));
        ByteBuffer pages = ByteBuffer.allocate(28 * 40_000);
        while (pages.remaining() >= 28) {
            pages.put("OggS".getBytes(StandardCharsets.US_ASCII))
                    .put(new byte[]{0, 0})
                    .putLong(0)
                    .putInt(1)
                    .putInt(0)
                    .putInt(0)
                    .put((byte) 1)
                    .put((byte) 0);
        }
        hopeless(Files.write(folder.resolve("endless pages.ogg"), pages.array()));
        hopeless(Files.write(folder.resolve("empty.flac"), new byte[0]));
        hopeless(Files.writeString(folder.resolve("text.mp3"), "no music at all ".repeat(2_000)));
        try (RandomAccessFile sparse = new RandomAccessFile(folder.resolve("sparse.wav").toFile(), "rw")) {
            sparse.setLength(40L << 30);
        }
        hopeless(folder.resolve("sparse.wav"));
        ByteBuffer boxes = ByteBuffer.allocate(8 * 20_000);
        while (boxes.hasRemaining()) {
            boxes.putInt(boxes.remaining()).put("moov".getBytes(StandardCharsets.US_ASCII));
        }
        hopeless(Files.write(folder.resolve("boxes in boxes.m4a"), boxes.array()));
    }

    private static byte[] compressed() {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        byte[] zeros = new byte[1 << 20];
        byte[] out = new byte[1 << 20];
        int length = 0;
        for (int i = 0; i < 200; i++) {
            deflater.setInput(zeros);
            length += deflater.deflate(out, length, out.length - length);
        }
        deflater.finish();
        length += deflater.deflate(out, length, out.length - length);
        deflater.end();
        return Arrays.copyOf(out, length);
    }

    /// A tag with one compressed frame in front of a sound file.
    private byte[] id3(int version, byte[] body, String frame) throws IOException {
        byte[] whole = Files.readAllBytes(samples.resolve("sample.mp3"));
        ByteBuffer tag = ByteBuffer.allocate(24 + body.length + whole.length);
        tag.put("ID3".getBytes(StandardCharsets.US_ASCII)).put((byte) version).putShort((short) 0);
        tag.putInt(synchsafe(14 + body.length));
        tag.put(frame.getBytes(StandardCharsets.US_ASCII));
        tag.putInt(version == 4 ? synchsafe(4 + body.length) : 4 + body.length);
        tag.putShort((short) (version == 4 ? 0x09 : 0x80)).putInt(200 << 20).put(body);
        return tag.put(whole).array();
    }

    private static int synchsafe(int size) {
        return size >> 21 << 24 | (size >> 14 & 0x7f) << 16 | (size >> 7 & 0x7f) << 8 | size & 0x7f;
    }

    private void makeOddities(Path folder) throws IOException, InterruptedException {
        Files.createDirectory(folder.resolve("folder.mp3"));
        byte[] whole = Files.readAllBytes(samples.resolve("sample.flac"));
        for (String name : List.of("a\nnew line", "\u202Eright to left", "a\u0007bell", "x".repeat(200))) {
            Path odd = Files.write(folder.resolve(name + ".flac"), whole);
            sound.add(music.relativize(odd).toString());
        }
        // What a file is, its content says.
        sound(Files.write(folder.resolve("a flac called.mp3"), whole));
        sound(Files.copy(samples.resolve("sample.m4a"), folder.resolve("an m4a called.ogg")));
        sound(hugeCover(folder.resolve("cover of 50 MB.mp3")));
        Files.createSymbolicLink(folder.resolve("loop"), folder);
        Files.createSymbolicLink(folder.resolve("itself.mp3"), folder.resolve("itself.mp3"));
        Files.createSymbolicLink(folder.resolve("zero.mp3"), Path.of("/dev/zero"));
        run("mkfifo", folder.resolve("pipe.ogg").toString());
        hopeless.add("Odd/pipe.ogg");
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            Path link = Files.createTempDirectory("s");
            socket.bind(UnixDomainSocketAddress.of(link.resolve("s")));
            Files.move(link.resolve("s"), folder.resolve("socket.mp3"));
            Files.delete(link);
        }
        hopeless.add("Odd/socket.mp3");
        run("sh", "-c", "cp \"$1\" \"$2/$(printf 'lat\\351n.flac')\"", "sh", samples.resolve("sample.flac").toString(),
                folder.toString());
    }

    /// A tag with a picture that is all zeros, which takes no space on most disks.
    private Path hugeCover(Path file) throws IOException {
        int picture = 50 << 20;
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.write("ID3".getBytes(StandardCharsets.US_ASCII));
            bytes.write(new byte[]{3, 0, 0});
            bytes.writeInt(synchsafe(10 + picture));
            bytes.write("APIC".getBytes(StandardCharsets.US_ASCII));
            bytes.writeInt(picture);
            bytes.write(new byte[]{0, 0, 0, 'i', 'm', 'a', 'g', 'e', '/', 'j', 'p', 'e', 'g', 0, 3, 0});
            bytes.seek(20L + picture);
            bytes.write(Files.readAllBytes(samples.resolve("sample.mp3")));
        }
        return file;
    }

    private void sound(Path file) {
        sound.add(music.relativize(file).toString());
    }

    private void hopeless(Path file) {
        hopeless.add(music.relativize(file).toString());
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("failed: " + String.join(" ", command));
        }
    }
}
