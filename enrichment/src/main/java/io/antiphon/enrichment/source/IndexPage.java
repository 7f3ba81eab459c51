package io.antiphon.enrichment.source;

import io.antiphon.core.source.SourceFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The pages that nginx, Apache and others show of folders: links to what lies right in the folder, each followed by its date and size.
final class IndexPage {

    private static final Pattern LINK = Pattern
            .compile("(?i)<a\\s[^>]{0,500}?href\\s*=\\s*(?:\"([^\"]{0,4000})\"|'([^']{0,4000})')");
    private static final Pattern ENTITY = Pattern.compile("&(#\\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|amp|lt|gt|quot|apos);");
    private static final Pattern SIZE = Pattern.compile("(?:^|\\s)(\\d{1,15})\\s*$");
    private static final int MOST = 100_000;
    private static final int LONGEST_REST = 400;

    private IndexPage() {}

    /// @param folder the id of the folder that the page shows
    static List<SourceFile> read(String page, FolderAddress address, String folder) {
        Map<String, SourceFile> files = new LinkedHashMap<>();
        Matcher link = LINK.matcher(page);
        while (link.find() && files.size() < MOST) {
            String href = unescaped(link.group(1) != null ? link.group(1) : link.group(2));
            if (href.indexOf('?') >= 0 || href.startsWith("#")) {
                // Ways to sort the page.
                continue;
            }
            address.id(folder, href)
                    .filter(id -> isRightIn(folder, id))
                    .ifPresent(id -> files.putIfAbsent(id, file(id, rest(page, link.end()))));
        }
        return List.copyOf(files.values());
    }

    private static boolean isRightIn(String folder, String id) {
        String base = folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/";
        if (!id.startsWith(base) || id.length() == base.length()) {
            return false;
        }
        int slash = id.indexOf('/', base.length());
        return slash < 0 || slash == id.length() - 1;
    }

    private static SourceFile file(String id, String rest) {
        Matcher size = SIZE.matcher(rest);
        boolean folder = id.endsWith("/");
        return new SourceFile(id, FolderAddress.name(id), folder,
                !folder && size.find() ? Long.parseLong(size.group(1)) : -1, rest);
    }

    /// What stands behind a link in its line, without elements.
    private static String rest(String page, int from) {
        int begin = page.indexOf("</", from);
        if (begin < 0) {
            return "";
        }
        int end = page.indexOf('\n', begin);
        String line = page.substring(begin, Math.min(end < 0 ? page.length() : end, begin + LONGEST_REST));
        return unescaped(line.replaceAll("<[^>]*>", " ").replace("&nbsp;", " ")).replaceAll("\\s+", " ").strip();
    }

    private static String unescaped(String text) {
        return ENTITY.matcher(text).replaceAll(match -> Matcher.quoteReplacement(entity(match.group(1))));
    }

    private static String entity(String name) {
        return switch (name) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            default -> Optional
                    .of(name.charAt(1) == 'x' || name.charAt(1) == 'X' ? Integer.parseInt(name.substring(2), 16)
                            : Integer.parseInt(name.substring(1)))
                    .filter(Character::isValidCodePoint)
                    .map(Character::toString)
                    .orElse("\uFFFD");
        };
    }
}
