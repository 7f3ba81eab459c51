package io.antiphon.core.tag;

/// Identifies the sound of a file whatever its tags, name and place: a digest over the length of the audio payload and
/// samples of its bytes (or FLAC's own MD5 of the decoded sound). Equal signatures mean the same encoding of the same
/// sound for practical purposes; a retag or a move never changes it.
///
/// @param value 32 lower-case hexadecimal digits
public record AudioSignature(String value) {}
