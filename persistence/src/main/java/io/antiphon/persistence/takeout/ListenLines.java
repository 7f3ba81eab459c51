package io.antiphon.persistence.takeout;

import io.antiphon.core.provider.Listen;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// The lines of an export, made as they are read of what somebody heard.
final class ListenLines extends InputStream {

    private static final int AT_ONCE = 200;

    private final Iterator<Listen> listens;
    private final String client;
    private final StringWriter written = new StringWriter();
    private final TakeoutLines lines;
    private byte[] ready = new byte[0];
    private int at;

    /// @param client what noted them
    ListenLines(Iterator<Listen> listens, String client, String user, Instant now) {
        this.listens = listens;
        this.client = client;
        this.lines = new TakeoutLines(written, client, user, now);
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        if (at == ready.length && !fill()) {
            return -1;
        }
        int count = Math.min(length, ready.length - at);
        System.arraycopy(ready, at, bytes, offset, count);
        at += count;
        return count;
    }

    private boolean fill() {
        for (int i = 0; i < AT_ONCE && listens.hasNext(); i++) {
            add(listens.next());
        }
        ready = written.toString().getBytes(StandardCharsets.UTF_8);
        at = 0;
        written.getBuffer().setLength(0);
        return ready.length > 0;
    }

    private void add(Listen listen) {
        Duration length = listen.duration();
        lines.listen(new Song(listen.title(), listen.artist(), orEmpty(listen.album()), orEmpty(listen.recordingMbid()),
                "", "", length == null ? 0 : length.toMillis()), listen.startedAt(), null, client);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
