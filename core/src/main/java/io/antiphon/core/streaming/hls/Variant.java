package io.antiphon.core.streaming.hls;

/// One line of a master playlist.
///
/// @param hasSound whether there is sound beside pictures
/// @param averageBitRate kbit/s that it comes to over its whole length; 0 when that is not known
public record Variant(Rendition rendition, Packaging packaging, boolean hasSound, int averageBitRate, String address) {}
