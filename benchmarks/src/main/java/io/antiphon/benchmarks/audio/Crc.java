package io.antiphon.benchmarks.audio;

/// The checksums of FLAC frames (RFC 9639 §9.1.8 and §9.3) and of Ogg pages (RFC 3533 §6).
final class Crc {

    private static final int[] CRC8 = table(8, 0x07);
    private static final int[] CRC16 = table(16, 0x8005);
    private static final int[] OGG = table(32, 0x04C11DB7);

    private Crc() {}

    static int crc8(byte[] bytes, int from, int to) {
        int crc = 0;
        for (int i = from; i < to; i++) {
            crc = CRC8[(crc ^ bytes[i]) & 0xFF];
        }
        return crc;
    }

    static int crc16(byte[] bytes, int from, int to) {
        int crc = 0;
        for (int i = from; i < to; i++) {
            crc = ((crc << 8) ^ CRC16[((crc >>> 8) ^ bytes[i]) & 0xFF]) & 0xFFFF;
        }
        return crc;
    }

    static int ogg(byte[] bytes, int from, int to) {
        int crc = 0;
        for (int i = from; i < to; i++) {
            crc = (crc << 8) ^ OGG[((crc >>> 24) ^ bytes[i]) & 0xFF];
        }
        return crc;
    }

    private static int[] table(int width, int polynomial) {
        int[] table = new int[256];
        int top = 1 << (width - 1);
        int mask = width == 32 ? -1 : (1 << width) - 1;
        for (int i = 0; i < 256; i++) {
            int crc = i << (width - 8);
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & top) != 0 ? (crc << 1) ^ polynomial : crc << 1;
            }
            table[i] = crc & mask;
        }
        return table;
    }
}
