package io.antiphon.benchmarks.library;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.antiphon.benchmarks.audio.Picture;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/// Covers: some dozens are painted once, and each album gets one of them with a comment of its own inside, so that no two
/// albums' files have the same bytes and two million tracks don't need 170,000 paintings.
final class CoverPainter {

    private static final int PAINTINGS = 48;
    private static final int FOLDER_SIZE = 600;
    private static final int EMBEDDED_SIZE = 220;

    private final long seed;
    private final List<byte[]> folderJpegs;
    private final List<byte[]> folderPngs;
    private final List<byte[]> embeddedJpegs;

    CoverPainter(long seed) {
        this.seed = seed;
        folderJpegs = paintAll("jpg", FOLDER_SIZE);
        folderPngs = paintAll("png", EMBEDDED_SIZE);
        embeddedJpegs = paintAll("jpg", EMBEDDED_SIZE);
    }

    Picture folderJpeg(int album) {
        return new Picture("image/jpeg", FOLDER_SIZE, FOLDER_SIZE, commentedJpeg(choose(folderJpegs, album), album));
    }

    Picture folderPng(int album) {
        return new Picture("image/png", EMBEDDED_SIZE, EMBEDDED_SIZE, commentedPng(choose(folderPngs, album), album));
    }

    Picture embedded(int album) {
        return new Picture("image/jpeg", EMBEDDED_SIZE, EMBEDDED_SIZE,
                commentedJpeg(choose(embeddedJpegs, album), album));
    }

    private static byte[] choose(List<byte[]> paintings, int album) {
        return paintings.get(Math.floorMod(album, paintings.size()));
    }

    private List<byte[]> paintAll(String format, int size) {
        return IntStream.range(0, PAINTINGS)
                .parallel()
                .mapToObj(number -> encode(paint(number, size), format))
                .toList();
    }

    private BufferedImage paint(int number, int size) {
        Dice dice = Dice.of(seed, Dice.Kind.COVER, number);
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setPaint(new GradientPaint(0, 0, color(dice), size, size, color(dice)));
            graphics.fillRect(0, 0, size, size);
            for (int shape = dice.between(2, 5); shape > 0; shape--) {
                graphics.setColor(color(dice));
                int width = dice.between(size / 10, size / 2);
                int x = dice.between(-width / 2, size - width / 2);
                int y = dice.between(-width / 2, size - width / 2);
                if (dice.chance(0.5)) {
                    graphics.fillOval(x, y, width, width);
                } else {
                    graphics.fillRect(x, y, width, width / 2);
                }
            }
        } finally {
            graphics.dispose();
        }
        return image;
    }

    private static Color color(Dice dice) {
        return new Color(dice.between(0, 255), dice.between(0, 255), dice.between(0, 255));
    }

    private static byte[] encode(BufferedImage image, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalStateException("this JDK has no writer for " + format + " (java.desktop is missing?)");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cover in memory", e);
        }
        return out.toByteArray();
    }

    /// A COM segment right after SOI (ITU T.81 §B.2.4.5).
    private static byte[] commentedJpeg(byte[] jpeg, int album) {
        byte[] text = comment(album);
        ByteBuffer out = ByteBuffer.allocate(jpeg.length + text.length + 4);
        out.put(jpeg, 0, 2).putShort((short) 0xFFFE).putShort((short) (text.length + 2)).put(text);
        return out.put(jpeg, 2, jpeg.length - 2).array();
    }

    /// A tEXt chunk right after IHDR (RFC 2083 §4.2.3).
    private static byte[] commentedPng(byte[] png, int album) {
        byte[] text = ("Comment\0" + new String(comment(album), US_ASCII)).getBytes(US_ASCII);
        byte[] chunk = ByteBuffer.allocate(4 + text.length).put("tEXt".getBytes(US_ASCII)).put(text).array();
        CRC32 crc = new CRC32();
        crc.update(chunk);
        int afterHeader = 8 + 25;
        ByteBuffer out = ByteBuffer.allocate(png.length + chunk.length + 8);
        out.put(png, 0, afterHeader).putInt(text.length).put(chunk).putInt((int) crc.getValue());
        return out.put(Arrays.copyOfRange(png, afterHeader, png.length)).array();
    }

    private static byte[] comment(int album) {
        return ("album " + album).getBytes(US_ASCII);
    }
}
