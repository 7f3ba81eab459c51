package io.antiphon.persistence.takeout;

import io.antiphon.core.LibraryException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Apple's property lists in XML, token by token. They have no attributes that matter and none of XML's entities but the five that are always
/// there, so that nothing has to be declared, fetched or expanded: a document that declares anything is refused.
final class Plist {

    private static final int LONGEST_TEXT = 100_000;
    private static final int LONGEST_TAG = 1_000;
    private static final int LONGEST_ENTITY = 10;
    private static final int DEEPEST = 64;

    private final BufferedReader in;
    private final String name;
    private int depth;
    private boolean emptyEnd;
    private String tag = "";

    /// @param name for errors
    Plist(InputStream in, String name) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
        this.name = name;
    }

    /// What comes next.
    enum Token {
        BEGIN, END, DONE
    }

    /// Of the token that came last, in lower case.
    String tag() {
        return tag;
    }

    int depth() {
        return depth;
    }

    /// Goes to the next beginning or end of an element, over all text.
    Token next() throws IOException {
        if (emptyEnd) {
            emptyEnd = false;
            depth--;
            return Token.END;
        }
        while (true) {
            int c = in.read();
            if (c < 0) {
                return Token.DONE;
            }
            if (c == '<') {
                Token token = markup();
                if (token != null) {
                    return token;
                }
            }
        }
    }

    private @Nullable Token markup() throws IOException {
        in.mark(3);
        int first = in.read();
        if (first == '?') {
            skipTo("?>");
            return null;
        }
        if (first == '!') {
            declaration();
            return null;
        }
        boolean end = first == '/';
        StringBuilder text = new StringBuilder();
        if (!end && first >= 0) {
            text.append((char) first);
        }
        for (int c = in.read(); c != '>'; c = in.read()) {
            if (c < 0 || text.length() > LONGEST_TAG) {
                throw broken("a tag has no end");
            }
            text.append((char) c);
        }
        boolean empty = !end && text.toString().endsWith("/");
        tag = text.toString().replaceFirst("[\\s/].*$", "").toLowerCase(Locale.ROOT);
        if (end) {
            depth--;
            return Token.END;
        }
        depth++;
        if (depth > DEEPEST) {
            throw broken("it is nested more than %d deep".formatted(DEEPEST));
        }
        emptyEnd = empty;
        return Token.BEGIN;
    }

    private void declaration() throws IOException {
        in.mark(2);
        int first = in.read();
        int second = in.read();
        if (first == '-' && second == '-') {
            skipTo("-->");
            return;
        }
        in.reset();
        for (int c = in.read(), length = 0; c != '>'; c = in.read(), length++) {
            if (c == '[' || c == '<') {
                throw broken("it declares something, as no export does");
            }
            if (c < 0 || length > LONGEST_TAG) {
                throw broken("a declaration has no end");
            }
        }
    }

    private void skipTo(String end) throws IOException {
        int matched = 0;
        while (matched < end.length()) {
            int c = in.read();
            if (c < 0) {
                throw broken("it breaks off");
            }
            // Of `--->` the last two hyphens count.
            matched = c == end.charAt(matched) ? matched + 1
                    : c == '-' && matched == 2 && end.startsWith("--") ? 2 : c == end.charAt(0) ? 1 : 0;
        }
    }

    /// The text of the element that just began, to its end.
    String text() throws IOException {
        if (emptyEnd) {
            next();
            return "";
        }
        StringBuilder text = new StringBuilder();
        while (true) {
            in.mark(1);
            int c = in.read();
            if (c < 0) {
                throw broken("it breaks off");
            }
            if (c == '<') {
                in.reset();
                if (next() != Token.END) {
                    throw broken("a text has elements in it");
                }
                return text.toString();
            }
            if (text.length() > LONGEST_TEXT) {
                throw broken("a text has more than %d characters".formatted(LONGEST_TEXT));
            }
            if (c == '&') {
                text.appendCodePoint(entity());
            } else {
                text.append((char) c);
            }
        }
    }

    private int entity() throws IOException {
        StringBuilder entity = new StringBuilder();
        for (int c = in.read(); c != ';'; c = in.read()) {
            if (c < 0 || entity.length() > LONGEST_ENTITY) {
                throw broken("an entity has no end");
            }
            entity.append((char) c);
        }
        String text = entity.toString();
        return switch (text) {
            case "amp" -> '&';
            case "lt" -> '<';
            case "gt" -> '>';
            case "quot" -> '"';
            case "apos" -> '\'';
            default -> number(text);
        };
    }

    private int number(String text) {
        boolean hex = text.matches("#x[0-9A-Fa-f]{1,6}");
        if (!hex && !text.matches("#\\d{1,7}")) {
            throw broken("it has an entity that is not known: &%s;".formatted(text.replaceAll("\\W", "?")));
        }
        int code = hex ? Integer.parseInt(text.substring(2), 16) : Integer.parseInt(text.substring(1));
        return Character.isValidCodePoint(code) && code > 0 ? code : 0xFFFD;
    }

    /// Goes behind the end of the element that just began.
    void skip() throws IOException {
        int outside = depth - 1;
        while (depth > outside) {
            if (next() == Token.DONE) {
                throw broken("it breaks off");
            }
        }
    }

    LibraryException.Invalid broken(String why) {
        return new LibraryException.Invalid("%s is no library of iTunes that can be read: %s".formatted(name, why));
    }
}
