package io.antiphon.server.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.random.RandomGenerator;
import javax.imageio.ImageIO;

/// Paints covers: a sky in the album's colour, a sun, hills before each other, and the name where a font can be had.
final class CoverPainter {

    private static final int EDGE = 800;
    private static final int HILLS = 4;

    private final RandomGenerator random;

    CoverPainter(RandomGenerator random) {
        this.random = random;
    }

    /// @return a JPEG
    byte[] paint(float hue, String title) throws IOException {
        BufferedImage image = new BufferedImage(EDGE, EDGE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setPaint(new GradientPaint(0, 0, Color.getHSBColor(hue, 0.55f, 0.35f), 0, EDGE,
                    Color.getHSBColor(hue + 0.12f, 0.45f, 0.95f)));
            graphics.fillRect(0, 0, EDGE, EDGE);
            sun(graphics, hue);
            for (int hill = 0; hill < HILLS; hill++) {
                graphics.setColor(Color.getHSBColor(hue + 0.03f * hill, 0.6f, 0.62f - 0.13f * hill));
                graphics.fill(hill(hill));
            }
            write(graphics, title);
        } finally {
            graphics.dispose();
        }
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", jpeg);
        return jpeg.toByteArray();
    }

    private void sun(Graphics2D graphics, float hue) {
        double size = EDGE * random.nextDouble(0.18, 0.3);
        double x = EDGE * random.nextDouble(0.2, 0.6);
        double y = EDGE * random.nextDouble(0.15, 0.35);
        graphics.setColor(Color.getHSBColor(hue + 0.5f, 0.25f, 1f));
        graphics.fill(new Ellipse2D.Double(x, y, size, size));
        graphics.setStroke(new BasicStroke(3));
        for (int ring = 1; ring < 4; ring++) {
            double grown = size * (1 + 0.35 * ring);
            graphics.draw(new Ellipse2D.Double(x - (grown - size) / 2, y - (grown - size) / 2, grown, grown));
        }
    }

    private Path2D hill(int number) {
        double base = EDGE * (0.5 + 0.12 * number);
        double phase = random.nextDouble(0, 7);
        double width = random.nextDouble(0.006, 0.012);
        Path2D hill = new Path2D.Double();
        hill.moveTo(0, EDGE);
        for (int x = 0; x <= EDGE; x += 8) {
            hill.lineTo(x, base + 45 * Math.sin(phase + x * width) + 18 * Math.sin(2.7 * phase + x * width * 2.3));
        }
        hill.lineTo(EDGE, EDGE);
        hill.closePath();
        return hill;
    }

    private static void write(Graphics2D graphics, String title) {
        try {
            Font font = new Font(Font.SANS_SERIF, Font.BOLD, 54);
            if (font.canDisplayUpTo(title) < 0) {
                graphics.setFont(font);
                graphics.setColor(new Color(255, 255, 255, 230));
                graphics.drawString(title, 48, EDGE - 56);
            }
        } catch (RuntimeException | Error _) {
            // A slim installation has no fonts: the picture says enough.
        }
    }
}
