/// Decides whether a player can play a file as it is, and what to make of it when not, by the rules of OpenSubsonic's
/// `transcoding` extension. Pure: knows neither the tool that transcodes nor how the answer is sent.
@NullMarked
package io.antiphon.core.streaming.decision;

import org.jspecify.annotations.NullMarked;
