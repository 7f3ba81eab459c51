package io.antiphon.subsonic.wire;

import java.io.IOException;
import java.io.OutputStream;

/// Writes an envelope in one format, straight to a stream, which stays open. When it fails, what was written is not complete.
interface AnswerWriter {
    String API_VERSION = "1.16.1";
    String SERVER_TYPE = "antiphon";

    String contentType();

    /// @param plain whether OpenSubsonic's additions to the answered records are left out
    void write(Envelope envelope, boolean plain, OutputStream out) throws IOException;
}
