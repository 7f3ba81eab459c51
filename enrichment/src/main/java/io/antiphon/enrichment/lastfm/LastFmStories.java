package io.antiphon.enrichment.lastfm;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.provider.Biography;
import io.antiphon.enrichment.provider.Fields;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what people wrote at Last.fm.
final class LastFmStories {

    private static final String LICENCE = "CC BY-SA 3.0";
    private static final Pattern READ_MORE = Pattern.compile("<a [^>]{0,500}>\\s*Read more.*", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("<[^>]{0,500}>");

    private LastFmStories() {}

    /// @param node `artist` or `album`
    /// @param story where its text is: `bio` or `wiki`
    static Optional<Biography> read(JsonNode node, String story, String language) {
        JsonNode told = node.path(story);
        String whole = text(Fields.text(told, "content"));
        String text = whole == null ? text(Fields.text(told, "summary")) : whole;
        return text == null ? Optional.empty()
                : Optional.of(new Biography(text, language, Fields.url(node, "url"), LICENCE));
    }

    /// Without the link at its end, markup and what is said of the licence.
    private static @Nullable String text(@Nullable String written) {
        if (written == null) {
            return null;
        }
        String plain = TAG.matcher(READ_MORE.matcher(written).replaceFirst("")).replaceAll("");
        String text = plain.replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .replaceAll("[ \\t]+\\n", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
        return text.isEmpty() ? null : text;
    }
}
