package io.antiphon.subsonic.response;

import java.util.List;

/// An extension with the versions of it that are understood.
public record OpenSubsonicExtension(String name, List<Integer> versions) {}
