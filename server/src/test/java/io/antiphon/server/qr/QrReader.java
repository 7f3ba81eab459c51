package io.antiphon.server.qr;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;

/// Reads QR codes as a phone does.
public final class QrReader {

    private QrReader() {}

    /// As a terminal shows it: black blocks on white, a character twice as high as wide.
    public static BufferedImage rasterised(List<String> lines) {
        int scale = 6;
        BufferedImage picture = new BufferedImage(lines.getFirst().length() * scale, lines.size() * 2 * scale,
                BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                char c = lines.get(y / (2 * scale)).charAt(x / scale);
                boolean upper = y / scale % 2 == 0;
                boolean dark = c == '█' || c == (upper ? '▀' : '▄');
                picture.setRGB(x, y, dark ? 0 : 0xffffff);
            }
        }
        return picture;
    }

    public static String read(BufferedImage picture) throws Exception {
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(
                new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels))),
                Map.of(DecodeHintType.CHARACTER_SET, "UTF-8")).getText();
    }
}
