package io.antiphon.persistence.catalogue;

import io.antiphon.core.playlist.smart.SmartField;
import io.antiphon.core.playlist.smart.SmartRule;
import io.antiphon.core.playlist.smart.SmartRule.Comparison;
import io.antiphon.core.playlist.smart.SmartRule.Match;
import io.antiphon.core.playlist.smart.SmartRules;
import io.antiphon.core.text.TextFolding;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Kinds;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Rules as a query. Every value of the rules is a parameter; the text of the query is made of constants only.
final class SmartSql {

    private static final String IN_PLAYLIST = """
            t.id IN (SELECT COALESCE(a.new_id, e.track) FROM playlist_entry e
                LEFT JOIN alias a ON a.kind = 1 AND a.old_id = e.track JOIN playlist p ON p.id = e.playlist
                WHERE e.playlist = ? AND (p.owner = ? OR p.published = TRUE
                    OR EXISTS (SELECT 1 FROM playlist_share s WHERE s.playlist = p.id AND s.user_id = ?)))""";

    private final UserId user;
    private final Instant now;
    private final Map<String, Integer[]> smartLists;
    private final List<Object> parameters = new ArrayList<>();
    private final String query;

    private SmartSql(SmartRules rules, UserId user, Instant now, Map<String, Integer[]> smartLists) {
        this.user = user;
        this.smartLists = smartLists;
        this.now = now;
        String condition = condition(rules.rule());
        String order = rules.orders()
                .stream()
                .map(each -> sortKey(each.field()) + (each.descending() ? " DESC" : "") + " NULLS LAST, ")
                .collect(Collectors.joining());
        this.query = """
                SELECT t.row_no, t.music_folder FROM track t JOIN album b ON b.row_no = t.album
                WHERE t.missing = FALSE AND t.video = FALSE AND %s ORDER BY %st.row_no
                """.formatted(condition, order);
    }

    /// @param smartLists row numbers of the tracks of smart playlists that the rules name, by their ids
    static SmartSql of(SmartRules rules, UserId user, Instant now, Map<String, Integer[]> smartLists) {
        return new SmartSql(rules, user, now, smartLists);
    }

    String query() {
        return query;
    }

    Object[] parameters() {
        return parameters.toArray();
    }

    private String condition(SmartRule rule) {
        return switch (rule) {
            case SmartRule.All all -> joined(all.rules(), " AND ");
            case SmartRule.Any any -> joined(any.rules(), " OR ");
            // What is not known is not so, rather than neither.
            case SmartRule.Not not -> "((%s) IS NOT TRUE)".formatted(condition(not.rule()));
            case SmartRule.Words words -> words(words);
            case SmartRule.Amount amount -> compared(value(amount.field()), amount.comparison(), amount.value());
            case SmartRule.AmountRange range -> between(value(range.field()), range.from(), range.to());
            case SmartRule.Day day -> day(day);
            case SmartRule.DayRange range -> within(value(range.field()), range.from(), range.to());
            case SmartRule.InTheLast last -> compared(value(last.field()), Comparison.GREATER,
                    now.minus(Duration.ofDays(last.days())).toEpochMilli());
            case SmartRule.Flag flag -> "(%s = %s)".formatted(flag(flag.field()), flag.value() ? "TRUE" : "FALSE");
            case SmartRule.InPlaylist list when smartLists.containsKey(list.playlist()) -> {
                parameters.add(smartLists.get(list.playlist()));
                yield "(t.row_no = ANY(?))";
            }
            case SmartRule.InPlaylist list -> {
                parameters.addAll(List.of(list.playlist(), user.value(), user.value()));
                yield IN_PLAYLIST;
            }
        };
    }

    private String joined(List<SmartRule> rules, String between) {
        return rules.stream().map(this::condition).collect(Collectors.joining(between, "(", ")"));
    }

    private String words(SmartRule.Words words) {
        return switch (words.field()) {
            case TITLE -> like("LOWER(t.title)", words);
            case ALBUM -> like("LOWER(b.name)", words);
            case FILEPATH -> like("LOWER(t.path)", words);
            case FILETYPE -> like("LOWER(t.path)",
                    new SmartRule.Words(words.field(), Match.ENDS, "." + words.value()));
            case GENRE -> """
            t.row_no IN (SELECT y.track FROM track_genre y JOIN genre x ON x.row_no = y.genre WHERE x.folded_name %s)"""
                    .formatted(folded(words));
            default -> {
                parameters.add("%," + words.field().word() + ",%");
                yield """
            t.row_no IN (SELECT c.track FROM track_credit c JOIN artist x ON x.row_no = c.artist WHERE c.roles LIKE ? AND x.folded_name %s)"""
                        .formatted(folded(words));
            }
        };
    }

    private String like(String column, SmartRule.Words words) {
        parameters.add(pattern(words.match(), words.value().toLowerCase(Locale.ROOT)));
        return column + " LIKE ? ESCAPE '!'";
    }

    /// Names are kept folded, too.
    private String folded(SmartRule.Words words) {
        parameters.add(pattern(words.match(), TextFolding.fold(words.value())));
        return "LIKE ? ESCAPE '!'";
    }

    private static String pattern(Match match, String value) {
        String escaped = value.replace("\0", "").replace("!", "!!").replace("%", "!%").replace("_", "!_");
        return switch (match) {
            case EQUAL -> escaped;
            case CONTAINS -> "%" + escaped + "%";
            case STARTS -> escaped + "%";
            case ENDS -> "%" + escaped;
        };
    }

    private String compared(String value, Comparison comparison, Object operand) {
        parameters.add(operand);
        return "(%s %s ?)".formatted(value, switch (comparison) {
            case EQUAL -> "=";
            case GREATER -> ">";
            case LESS -> "<";
        });
    }

    private String between(String value, Object from, Object to) {
        parameters.add(from);
        parameters.add(to);
        return "(%s BETWEEN ? AND ?)".formatted(value);
    }

    private String day(SmartRule.Day rule) {
        String value = value(rule.field());
        return switch (rule.comparison()) {
            case EQUAL -> within(value, rule.day(), rule.day());
            case GREATER -> compared(value, Comparison.GREATER, start(rule.day().plusDays(1)) - 1);
            case LESS -> compared(value, Comparison.LESS, start(rule.day()));
        };
    }

    private String within(String value, LocalDate from, LocalDate to) {
        return between(value, start(from), start(to.plusDays(1)) - 1);
    }

    private static long start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    private String flag(SmartField field) {
        return switch (field) {
            case LOVED, ALBUMLOVED -> "(%s IS NOT NULL)".formatted(value(field));
            case HASCOVERART -> "(t.cover > 0)";
            default -> throw new IllegalStateException(field + " is no flag");
        };
    }

    /// A number or a moment; whoever places it adds what it is compared with after it.
    private String value(SmartField field) {
        return switch (field) {
            case TRACKNUMBER -> "t.number";
            case DISCNUMBER -> "t.disc";
            case YEAR -> "t.year";
            case SIZE -> "t.size";
            case DURATION -> "ROUND(t.duration_ms / 1000.0)";
            case BITRATE -> "ROUND(t.size * 8.0 / NULLIF(t.duration_ms, 0))";
            case BPM -> "ROUND(t.tempo)";
            case LIBRARY_ID -> "t.music_folder";
            case DATEADDED -> "t.added_at";
            case DATEMODIFIED -> "t.modified_at";
            case PLAYCOUNT -> "COALESCE(%s, 0)".formatted(own("play_count", Kinds.TRACK));
            case RATING -> "COALESCE(%s, 0)".formatted(own("rating", Kinds.TRACK));
            case ALBUMRATING -> "COALESCE(%s, 0)".formatted(own("rating", Kinds.ALBUM));
            case LASTPLAYED -> own("played_at", Kinds.TRACK);
            case LOVED, DATELOVED -> own("starred_at", Kinds.TRACK);
            case ALBUMLOVED -> own("starred_at", Kinds.ALBUM);
            default -> throw new IllegalStateException(field + " is neither a number nor a moment");
        };
    }

    private String own(String column, int kind) {
        parameters.add(user.value());
        parameters.add(kind);
        return "(SELECT n.%s FROM annotation n WHERE n.user_id = ? AND n.kind = ? AND n.item = %s.id)".formatted(column,
                kind == Kinds.ALBUM ? "b" : "t");
    }

    private String sortKey(SmartField field) {
        return switch (field) {
            case TITLE -> "t.sort_key";
            case ALBUM -> "b.sort_key";
            case ARTIST, ALBUMARTIST -> "b.artist_sort_key";
            case FILEPATH -> "t.path";
            default -> value(field);
        };
    }
}
