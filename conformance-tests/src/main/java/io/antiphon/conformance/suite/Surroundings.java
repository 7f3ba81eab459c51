package io.antiphon.conformance.suite;

import java.util.Optional;

/// What was found before the first case ran.
///
/// @param feedUrl where the suite serves a podcast feed, if it can
record Surroundings(ServerProfile server, Library library, Optional<String> feedUrl) {}
