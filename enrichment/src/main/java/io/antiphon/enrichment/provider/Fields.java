package io.antiphon.enrichment.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.library.PartialDate;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes values out of answers. What is not there or of another type is absent; texts are without control characters.
public final class Fields {

    private static final int MAX_TEXT = 500_000;
    private static final int MAX_URL = 2000;
    private static final int MAX_ITEMS = 1000;
    private static final int MBID_LENGTH = 36;

    private Fields() {}

    /// The text of a field, unless it is blank.
    public static @Nullable String text(JsonNode node, String name) {
        return textOf(node.path(name));
    }

    /// A number counts as text, too: services write ids both ways.
    public static @Nullable String textOf(JsonNode node) {
        if (!node.isTextual() && !node.isIntegralNumber()) {
            return null;
        }
        String clean = clean(node.asText());
        return clean.isEmpty() ? null : clean;
    }

    public static String textOr(JsonNode node, String name, String otherwise) {
        String text = text(node, name);
        return text == null ? otherwise : text;
    }

    /// A text that an answer makes no sense without.
    public static String requiredText(JsonNode node, String name) throws StrangeAnswerException {
        String text = text(node, name);
        if (text == null) {
            throw new StrangeAnswerException("answered without `%s`".formatted(name));
        }
        return text;
    }

    /// A whole number, also one that is written as text.
    public static @Nullable Long number(JsonNode node, String name) {
        JsonNode field = node.path(name);
        if (field.isIntegralNumber() && field.canConvertToLong()) {
            return field.longValue();
        }
        if (field.isFloatingPointNumber() && Math.abs(field.doubleValue()) < Long.MAX_VALUE) {
            return (long) field.doubleValue();
        }
        String text = textOf(field);
        if (text == null || !text.matches("-?[0-9]{1,18}")) {
            return null;
        }
        return Long.valueOf(text);
    }

    /// A whole number above 0.
    public static @Nullable Integer positive(JsonNode node, String name) {
        Long number = number(node, name);
        return number == null || number <= 0 || number > Integer.MAX_VALUE ? null : Math.toIntExact(number);
    }

    /// A number with a fraction, also one that is written as text.
    public static @Nullable Double decimal(JsonNode node, String name) {
        JsonNode field = node.path(name);
        if (field.isNumber()) {
            return field.doubleValue();
        }
        String text = textOf(field);
        return text == null || !text.matches("-?[0-9]{1,15}(\\.[0-9]{1,30})?") ? null : Double.valueOf(text);
    }

    public static boolean flag(JsonNode node, String name) {
        return node.path(name).isBoolean() && node.path(name).booleanValue();
    }

    /// The objects of a list; one that stands alone, as services write lists of one, is a list of one.
    public static List<JsonNode> list(JsonNode node, String name) {
        return listOf(node.path(name));
    }

    public static List<JsonNode> listOf(JsonNode field) {
        if (field.isObject()) {
            return List.of(field);
        }
        List<JsonNode> items = new ArrayList<>();
        if (field.isArray()) {
            for (JsonNode item : field) {
                if (item.isObject() && items.size() < MAX_ITEMS) {
                    items.add(item);
                }
            }
        }
        return items;
    }

    /// A list that an answer makes no sense without.
    public static List<JsonNode> requiredList(JsonNode node, String name) throws StrangeAnswerException {
        JsonNode field = node.path(name);
        if (!field.isArray()) {
            throw new StrangeAnswerException("answered without the list `%s`".formatted(name));
        }
        return listOf(field);
    }

    /// An object that an answer makes no sense without.
    public static JsonNode requiredObject(JsonNode node, String name) throws StrangeAnswerException {
        JsonNode field = node.path(name);
        if (!field.isObject()) {
            throw new StrangeAnswerException("answered without `%s`".formatted(name));
        }
        return field;
    }

    /// The texts of a list.
    public static List<String> texts(JsonNode node, String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : node.path(name)) {
            String text = textOf(item);
            if (text != null && texts.size() < MAX_ITEMS) {
                texts.add(text);
            }
        }
        return texts;
    }

    public static @Nullable PartialDate date(JsonNode node, String name) {
        String text = text(node, name);
        return text == null ? null : PartialDate.parse(text).orElse(null);
    }

    /// An id of MusicBrainz, in lower case.
    public static @Nullable String mbid(JsonNode node, String name) {
        String text = text(node, name);
        return text != null && isMbid(text) ? text.toLowerCase(java.util.Locale.ROOT) : null;
    }

    public static boolean isMbid(@Nullable String text) {
        return text != null && text.length() == MBID_LENGTH
                && text.matches("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
    }

    /// An address of the web.
    public static @Nullable String url(JsonNode node, String name) {
        String text = text(node, name);
        return text == null ? null : url(text).orElse(null);
    }

    /// The text if it is an address of the web; one without a scheme is taken for https.
    public static Optional<String> url(String text) {
        String whole = text.startsWith("//") ? "https:" + text : text;
        if (whole.length() > MAX_URL) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(whole);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null && uri.getUserInfo() == null ? Optional.of(whole) : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    /// Without control characters but line ends and tabs, without blanks around, and not longer than anybody reads.
    public static String clean(String text) {
        String whole = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
        StringBuilder clean = new StringBuilder(whole.length());
        whole.replace("\r\n", "\n")
                .replace('\r', '\n')
                .codePoints()
                .filter(Fields::isShown)
                .forEach(
                        clean::appendCodePoint);
        return clean.toString().strip();
    }

    private static boolean isShown(int c) {
        return c == '\n' || c == '\t' || !Character.isISOControl(c) && !isDirection(c)
                && Character.getType(c) != Character.SURROGATE;
    }

    /// What makes text run the other way until somebody says otherwise.
    private static boolean isDirection(int c) {
        return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }
}
