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
import java.util.function.Function;
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
    private final Map<SmartRule, Integer[]> tagged;
    private final List<Object> parameters = new ArrayList<>();
    private final String query;

    private SmartSql(SmartRules rules, UserId user, Instant now, Map<String, Integer[]> smartLists,
            Map<SmartRule, Integer[]> tagged) {
        this.user = user;
        this.tagged = tagged;
        this.smartLists = smartLists;
        this.now = now;
        String condition = condition(rules.rule());
        String order = rules.orders()
                .stream()
                .map(each -> sortKey(each.field()) + (each.descending() ? " DESC" : "") + " NULLS LAST, ")
                .collect(Collectors.joining());
        this.query = """
                SELECT t.row_no, t.sight FROM track t JOIN album b ON b.row_no = t.album
                WHERE t.missing = FALSE AND t.video = FALSE AND %s ORDER BY %st.row_no
                """.formatted(condition, order);
    }

    /// @param smartLists row numbers of the tracks of smart playlists that the rules name, by their ids
    /// @param tagged row numbers of the tracks that fulfil rules which only tags answer
    static SmartSql of(SmartRules rules, UserId user, Instant now, Map<String, Integer[]> smartLists,
            Map<SmartRule, Integer[]> tagged) {
        return new SmartSql(rules, user, now, smartLists, tagged);
    }

    String query() {
        return query;
    }

    Object[] parameters() {
        return parameters.toArray();
    }

    private String condition(SmartRule rule) {
        Integer[] rows = tagged.get(rule);
        if (rows != null) {
            parameters.add(rows);
            return "(t.row_no = ANY(?))";
        }
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
            case SmartRule.Present present -> present(present.field());
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
            default -> person(words.field(), people -> switch (words.field()) {
                case SORTARTIST, SORTALBUMARTIST -> like("LOWER(x.sort_name)", words);
                case MBZ_ARTIST_ID, MBZ_ALBUM_ARTIST_ID -> like("LOWER(x.mbid)", words);
                default -> "x.folded_name " + folded(words);
            });
        };
    }

    /// Somebody credited in the role that a field is about.
    private String person(SmartField field, Function<SmartField, String> condition) {
        String roles = switch (field) {
            case MAINCREDIT -> "(c.roles LIKE '%,artist,%' OR c.roles LIKE '%,albumartist,%')";
            case SORTARTIST, MBZ_ARTIST_ID -> "c.roles LIKE '%,artist,%'";
            case SORTALBUMARTIST, MBZ_ALBUM_ARTIST_ID -> "c.roles LIKE '%,albumartist,%'";
            default -> {
                parameters.add("%," + field.word() + ",%");
                yield "c.roles LIKE ?";
            }
        };
        return "t.row_no IN (SELECT c.track FROM track_credit c JOIN artist x ON x.row_no = c.artist WHERE " + roles
                + " AND " + condition.apply(field) + ")";
    }

    private String present(SmartField field) {
        return switch (field) {
            case TITLE -> "(t.title <> '')";
            case ALBUM -> "(b.name <> '')";
            case FILEPATH, FILETYPE -> "(TRUE)";
            case GENRE -> "(t.row_no IN (SELECT y.track FROM track_genre y))";
            case MBZ_ARTIST_ID, MBZ_ALBUM_ARTIST_ID -> person(field, _ -> "x.mbid IS NOT NULL");
            case SmartField people when people.isOfPeople() -> person(people, _ -> "x.name <> ''");
            default -> "(%s IS NOT NULL)".formatted(value(field));
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
            case LOVED, ALBUMLOVED, ARTISTLOVED -> "(%s IS NOT NULL)".formatted(value(field));
            case MISSING -> "FALSE";
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
            case ALBUMLOVED, ALBUMDATELOVED -> own("starred_at", Kinds.ALBUM);
            case ALBUMPLAYCOUNT -> "COALESCE(%s, 0)".formatted(own("play_count", Kinds.ALBUM));
            case ALBUMLASTPLAYED -> own("played_at", Kinds.ALBUM);
            case ALBUMDATEADDED -> "b.added_at";
            case ALBUMDATEMODIFIED -> "(SELECT MAX(m.modified_at) FROM track m WHERE m.album = b.row_no AND m.missing = FALSE)";
            case ALBUMDURATION -> "ROUND(b.duration_ms / 1000.0)";
            case ALBUMSONGCOUNT -> "b.track_count";
            case ALBUMSIZE -> "(SELECT SUM(m.size) FROM track m WHERE m.album = b.row_no AND m.missing = FALSE)";
            case AVERAGERATING -> "(SELECT r.total * 1.0 / NULLIF(r.votes, 0) FROM item_rating r WHERE r.kind = 1 AND r.item = t.id)";
            case ARTISTRATING -> "COALESCE(%s, 0)".formatted(ofArtists("rating"));
            case ARTISTPLAYCOUNT -> "COALESCE(%s, 0)".formatted(ofArtists("play_count"));
            case ARTISTLASTPLAYED -> ofArtists("played_at");
            case ARTISTLOVED, ARTISTDATELOVED -> ofArtists("starred_at");
            default -> throw new IllegalStateException(field + " is neither a number nor a moment");
        };
    }

    private String own(String column, int kind) {
        parameters.add(user.value());
        parameters.add(kind);
        return "(SELECT n.%s FROM annotation n WHERE n.user_id = ? AND n.kind = ? AND n.item = %s.id)".formatted(column,
                kind == Kinds.ALBUM ? "b" : "t");
    }

    /// Of the one among its artists that has most of it.
    private String ofArtists(String column) {
        parameters.add(user.value());
        return "(SELECT MAX(n.%s) FROM track_credit c JOIN artist x ON x.row_no = c.artist JOIN annotation n ON n.item = x.id "
                .formatted(column)
                + "WHERE c.track = t.row_no AND c.roles LIKE '%,artist,%' AND n.kind = 3 AND n.user_id = ?)";
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
