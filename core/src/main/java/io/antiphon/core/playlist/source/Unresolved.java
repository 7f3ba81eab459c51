package io.antiphon.core.playlist.source;

/// An entry that means no track of the library.
///
/// @param location as written in the file
public record Unresolved(String location, Reason reason) {

    /// Why.
    public enum Reason {
        ELSEWHERE("is an address, not a file"), UNKNOWN("is no track of the library"), AMBIGUOUS(
                "means several tracks of the library equally well");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        /// In plain words.
        public String text() {
            return text;
        }
    }
}
