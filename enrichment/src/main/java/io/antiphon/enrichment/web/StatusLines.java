package io.antiphon.enrichment.web;

import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.message.BasicLineParser;
import org.apache.hc.core5.http.message.StatusLine;
import org.apache.hc.core5.util.CharArrayBuffer;

/// Reads status lines, also those of radio stations on old servers, which say `ICY 200 OK` and go on as HTTP/1.0 does.
final class StatusLines extends BasicLineParser {

    private static final String ICY = "ICY ";

    @Override
    public StatusLine parseStatusLine(CharArrayBuffer buffer) throws ParseException {
        int length = Math.min(ICY.length(), buffer.length());
        if (!ICY.equals(buffer.substring(0, length))) {
            return super.parseStatusLine(buffer);
        }
        CharArrayBuffer line = new CharArrayBuffer(buffer.length() + 8);
        line.append("HTTP/1.0 ");
        line.append(buffer.substring(length, buffer.length()));
        return super.parseStatusLine(line);
    }
}
