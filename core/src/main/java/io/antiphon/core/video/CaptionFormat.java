package io.antiphon.core.video;

/// How captions are written.
public enum CaptionFormat {
    SRT("application/x-subrip; charset=utf-8"), VTT("text/vtt; charset=utf-8");

    private final String contentType;

    CaptionFormat(String contentType) {
        this.contentType = contentType;
    }

    public String contentType() {
        return contentType;
    }
}
