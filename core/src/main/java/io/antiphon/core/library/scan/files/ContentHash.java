package io.antiphon.core.library.scan.files;

/// A 64-bit digest over what lies inside a folder, fed in order of names.
public final class ContentHash {

    private static final long PRIME = 0x9E3779B97F4A7C15L;

    private long state = 0x243F6A8885A308D3L;

    public ContentHash add(String text) {
        for (int i = 0; i < text.length(); i++) {
            state = (state ^ text.charAt(i)) * 0x100000001B3L;
        }
        return add(text.length());
    }

    public ContentHash add(long number) {
        long mixed = (number ^ state >>> 29) * PRIME;
        state = Long.rotateLeft(state ^ mixed ^ mixed >>> 32, 27) * 5 + 0x52DCE729;
        return this;
    }

    public long value() {
        long mixed = (state ^ state >>> 33) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ mixed >>> 33;
    }
}
