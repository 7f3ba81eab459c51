package io.antiphon.persistence.catalogue;

import io.antiphon.core.library.ExplicitStatus;
import io.antiphon.core.library.MeasuredSound;
import io.antiphon.core.library.Movement;
import io.antiphon.core.library.PartialDate;
import io.antiphon.core.library.ReplayGain;
import io.antiphon.core.library.TrackDetails;
import io.antiphon.core.library.Work;
import io.antiphon.core.playlist.smart.SmartField;
import io.antiphon.core.playlist.smart.SmartRule;
import io.antiphon.core.playlist.smart.SmartRule.Comparison;
import io.antiphon.core.tag.AlbumTags;
import io.antiphon.core.text.TextFolding;
import io.antiphon.persistence.details.DetailsCodec;
import io.antiphon.persistence.details.DetailsCodec.ScanDocument;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What stands in tags and in no column: rules about it are answered by reading the documents of all tracks.
final class SmartTags {

    private static final String QUERY = "SELECT row_no, details, duration_ms, track_loudness, track_peak, album_loudness, album_peak, tempo "
            + "FROM track WHERE missing = FALSE AND video = FALSE";

    private SmartTags() {}

    /// @param now what days are counted back from
    /// @return rows of tracks that fulfil a rule about one field of tags, ascending
    static int[] find(Reads reads, SmartRule rule, Instant now) {
        return reads.call(connection -> {
            IntList rows = new IntList();
            Reads.each(connection, QUERY + " ORDER BY row_no", row -> {
                if (fulfils(new Tags(row), rule, now)) {
                    rows.add(row.getInt(1));
                }
            });
            return rows.toArray();
        });
    }

    /// The field of a rule that only tags answer.
    static Optional<SmartField> fieldOf(SmartRule rule) {
        return Optional.ofNullable(switch (rule) {
            case SmartRule.Words words -> words.field();
            case SmartRule.Amount amount -> amount.field();
            case SmartRule.AmountRange range -> range.field();
            case SmartRule.Day day -> day.field();
            case SmartRule.DayRange range -> range.field();
            case SmartRule.InTheLast last -> last.field();
            case SmartRule.Flag flag -> flag.field();
            case SmartRule.Present present -> present.field();
            case SmartRule.All _,SmartRule.Any _,SmartRule.Not _,SmartRule.InPlaylist _ -> null;
        }).filter(SmartField::isOfTags);
    }

    private static boolean fulfils(Tags tags, SmartRule rule, Instant now) {
        return switch (rule) {
            case SmartRule.Words words -> tags.texts(words.field()).anyMatch(matcher(words));
            case SmartRule.Amount amount -> tags.number(amount.field())
                    .filter(number -> is(number.compareTo(amount.value()), amount.comparison()))
                    .isPresent();
            case SmartRule.AmountRange range -> tags.number(range.field())
                    .filter(number -> number.compareTo(range.from()) >= 0 && number.compareTo(range.to()) <= 0)
                    .isPresent();
            case SmartRule.Day day -> tags.day(day.field())
                    .filter(found -> is(found.compareTo(day.day()), day.comparison()))
                    .isPresent();
            case SmartRule.DayRange range -> tags.day(range.field())
                    .filter(found -> !found.isBefore(range.from()) && !found.isAfter(range.to()))
                    .isPresent();
            case SmartRule.InTheLast last -> tags.day(last.field())
                    .filter(found -> found.isAfter(LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(last.days())))
                    .isPresent();
            case SmartRule.Flag flag -> tags.compilation() == flag.value();
            case SmartRule.Present present -> tags.isPresent(present.field());
            case SmartRule.All _,SmartRule.Any _,SmartRule.Not _,SmartRule.InPlaylist _ -> throw new IllegalStateException(
                    "not about one field: " + rule);
        };
    }

    private static Predicate<String> matcher(SmartRule.Words words) {
        String wanted = TextFolding.fold(words.value());
        return switch (words.match()) {
            case EQUAL -> text -> TextFolding.fold(text).equals(wanted);
            case CONTAINS -> text -> TextFolding.fold(text).contains(wanted);
            case STARTS -> text -> TextFolding.fold(text).startsWith(wanted);
            case ENDS -> text -> TextFolding.fold(text).endsWith(wanted);
        };
    }

    private static boolean is(int order, Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> order == 0;
            case GREATER -> order > 0;
            case LESS -> order < 0;
        };
    }

    /// One track's.
    private static final class Tags {

        private final ScanDocument document;
        private final TrackDetails details;

        Tags(ResultSet row) throws SQLException {
            this.document = DetailsCodec.decodeForScan(row.getString(2), row.getLong(3));
            this.details = document.track()
                    .details()
                    .completedBy(new MeasuredSound(decimal(row, 4), decimal(row, 5), decimal(row, 6), decimal(row, 7),
                            decimal(row, 8)));
        }

        private static @Nullable Double decimal(ResultSet row, int column) throws SQLException {
            double value = row.getDouble(column);
            return row.wasNull() ? null : Double.valueOf(value);
        }

        boolean compilation() {
            return document.albumTags().compilation();
        }

        boolean isPresent(SmartField field) {
            return switch (field.type()) {
                case TEXT -> texts(field).anyMatch(text -> !text.isBlank());
                case NUMBER -> number(field).isPresent();
                case DATE -> day(field).isPresent();
                case FLAG -> true;
            };
        }

        Stream<String> texts(SmartField field) {
            AlbumTags album = document.albumTags();
            return switch (field) {
                case SORTTITLE -> one(document.track().sortTitle());
                case SORTALBUM -> one(album.sortName());
                case DISCSUBTITLE -> one(document.discSubtitle());
                case COMMENT -> one(details.comment());
                case ALBUMVERSION -> one(album.version());
                case CATALOGNUMBER -> album.catalogNumbers().stream();
                case RECORDLABEL -> album.recordLabels().stream();
                case BARCODE -> one(album.barcode());
                case RELEASETYPE -> album.releaseTypes().stream();
                case MOOD -> details.moods().stream();
                case GROUPING -> details.groupings().stream();
                case KEY -> one(details.key());
                case ISRC -> details.isrcs().stream();
                case LANGUAGE -> one(details.language());
                case COPYRIGHT -> one(details.copyright());
                case WORK -> details.works().stream().map(Work::name);
                case MOVEMENTNAME -> details.movements().stream().map(Movement::name);
                case EXPLICITSTATUS -> one(explicit(details.explicitStatus()));
                case CODEC -> one(document.track().audio().codec());
                case MBZ_RECORDING_ID -> one(details.recordingMbid());
                case MBZ_RELEASE_TRACK_ID -> one(details.releaseTrackMbid());
                case MBZ_ALBUM_ID -> one(album.releaseMbid());
                case MBZ_RELEASE_GROUP_ID -> one(album.releaseGroupMbid());
                default -> throw new IllegalStateException(field + " is no text of tags");
            };
        }

        private static Stream<String> one(@Nullable String text) {
            return text == null || text.isEmpty() ? Stream.empty() : Stream.of(text);
        }

        /// As Navidrome writes it.
        private static @Nullable String explicit(ExplicitStatus status) {
            return switch (status) {
                case EXPLICIT -> "e";
                case CLEAN -> "c";
                case UNKNOWN -> null;
            };
        }

        Optional<BigDecimal> number(SmartField field) {
            ReplayGain gain = details.replayGain();
            return switch (field) {
                case ORIGINALYEAR -> year(originalDate());
                case RELEASEYEAR -> year(document.albumTags().releaseDate());
                case BITDEPTH -> positive(document.track().audio().bitDepth());
                case SAMPLERATE -> positive(document.track().audio().samplingRate());
                case CHANNELS -> positive(document.track().audio().channelCount());
                case RGTRACKGAIN -> decimal(gain.trackGain());
                case RGTRACKPEAK -> decimal(gain.trackPeak());
                case RGALBUMGAIN -> decimal(gain.albumGain());
                case RGALBUMPEAK -> decimal(gain.albumPeak());
                default -> throw new IllegalStateException(field + " is no number of tags");
            };
        }

        private static Optional<BigDecimal> positive(int number) {
            return number > 0 ? Optional.of(BigDecimal.valueOf(number)) : Optional.empty();
        }

        private static Optional<BigDecimal> decimal(@Nullable Double number) {
            return number == null || !Double.isFinite(number) ? Optional.empty()
                    : Optional.of(BigDecimal.valueOf(number));
        }

        private static Optional<BigDecimal> year(@Nullable PartialDate date) {
            return Optional.ofNullable(date).map(found -> BigDecimal.valueOf(found.year()));
        }

        private @Nullable PartialDate originalDate() {
            PartialDate own = details.originalDate();
            return own == null ? document.albumTags().originalReleaseDate() : own;
        }

        Optional<LocalDate> day(SmartField field) {
            PartialDate date = switch (field) {
                case DATE -> details.date();
                case ORIGINALDATE -> originalDate();
                case RELEASEDATE -> document.albumTags().releaseDate();
                default -> throw new IllegalStateException(field + " is no date of tags");
            };
            return Optional.ofNullable(date).map(Tags::firstDay);
        }

        private static LocalDate firstDay(PartialDate date) {
            LocalDate month = LocalDate.of(date.year(), Objects.requireNonNullElse(date.month(), 1), 1);
            int day = Objects.requireNonNullElse(date.day(), 1);
            return month.withDayOfMonth(Math.min(day, month.lengthOfMonth()));
        }
    }

    /// For rules that name several of them.
    static List<SmartRule> leaves(SmartRule rule) {
        return switch (rule) {
            case SmartRule.All all -> all.rules().stream().flatMap(each -> leaves(each).stream()).distinct().toList();
            case SmartRule.Any any -> any.rules().stream().flatMap(each -> leaves(each).stream()).distinct().toList();
            case SmartRule.Not not -> leaves(not.rule());
            default -> fieldOf(rule).isPresent() ? List.of(rule) : List.of();
        };
    }
}
