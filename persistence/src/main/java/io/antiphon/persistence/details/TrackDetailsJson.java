package io.antiphon.persistence.details;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.antiphon.core.library.ExplicitStatus;
import io.antiphon.core.library.Movement;
import io.antiphon.core.library.PartialDate;
import io.antiphon.core.library.ReplayGain;
import io.antiphon.core.library.TrackDetails;
import io.antiphon.core.library.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The fields of [TrackDetails] inside a track's document.
final class TrackDetailsJson {

    private @Nullable PartialDate date;
    private @Nullable PartialDate originalDate;
    private List<String> genres = List.of();
    private List<String> moods = List.of();
    private @Nullable Integer bpm;
    private @Nullable String key;
    private @Nullable String comment;
    private List<String> isrcs = List.of();
    private @Nullable String language;
    private @Nullable String copyright;
    private List<String> groupings = List.of();
    private List<Work> works = List.of();
    private List<Movement> movements = List.of();
    private ExplicitStatus explicitStatus = ExplicitStatus.UNKNOWN;
    private ReplayGain replayGain = ReplayGain.UNKNOWN;
    private @Nullable String recordingMbid;
    private @Nullable String releaseTrackMbid;

    static void write(JsonGenerator json, TrackDetails details) throws IOException {
        JsonTexts.writeDate(json, "d", details.date());
        JsonTexts.writeDate(json, "od", details.originalDate());
        JsonTexts.writeTexts(json, "g", details.genres());
        JsonTexts.writeTexts(json, "m", details.moods());
        JsonTexts.writeInteger(json, "bpm", details.bpm());
        JsonTexts.writeText(json, "key", details.key());
        JsonTexts.writeText(json, "co", details.comment());
        JsonTexts.writeTexts(json, "is", details.isrcs());
        JsonTexts.writeText(json, "la", details.language());
        JsonTexts.writeText(json, "cr", details.copyright());
        JsonTexts.writeTexts(json, "gr", details.groupings());
        writeWorks(json, details.works());
        writeMovements(json, details.movements());
        writeExplicit(json, details.explicitStatus());
        writeGain(json, details.replayGain());
        JsonTexts.writeText(json, "rm", details.recordingMbid());
        JsonTexts.writeText(json, "tm", details.releaseTrackMbid());
    }

    /// @return whether the field was one of these
    boolean read(String field, JsonParser json) throws IOException {
        switch (field) {
            case "d" -> date = JsonTexts.readDate(json);
            case "od" -> originalDate = JsonTexts.readDate(json);
            case "g" -> genres = JsonTexts.readTexts(json);
            case "m" -> moods = JsonTexts.readTexts(json);
            case "bpm" -> bpm = json.getIntValue();
            case "key" -> key = json.getText();
            case "co" -> comment = json.getText();
            case "is" -> isrcs = JsonTexts.readTexts(json);
            case "la" -> language = json.getText();
            case "cr" -> copyright = json.getText();
            case "gr" -> groupings = JsonTexts.readTexts(json);
            case "w" -> works = readWorks(json);
            case "mv" -> movements = readMovements(json);
            case "x" -> explicitStatus = readExplicit(json);
            case "rg" -> replayGain = readGain(json);
            case "rm" -> recordingMbid = json.getText();
            case "tm" -> releaseTrackMbid = json.getText();
            default -> {
                return false;
            }
        }
        return true;
    }

    TrackDetails result() {
        return new TrackDetails(date, originalDate, genres, moods, bpm, key, comment, isrcs, language, copyright,
                groupings, works, movements, explicitStatus,
                replayGain, recordingMbid, releaseTrackMbid);
    }

    static void writeExplicit(JsonGenerator json, ExplicitStatus status) throws IOException {
        switch (status) {
            case EXPLICIT -> json.writeNumberField("x", 1);
            case CLEAN -> json.writeNumberField("x", 2);
            case UNKNOWN -> {
                // Not written: most are.
            }
        }
    }

    static ExplicitStatus readExplicit(JsonParser json) throws IOException {
        return json.getIntValue() == 1 ? ExplicitStatus.EXPLICIT : ExplicitStatus.CLEAN;
    }

    private static void writeWorks(JsonGenerator json, List<Work> works) throws IOException {
        if (works.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("w");
        for (Work work : works) {
            json.writeString(work.name());
            json.writeString(work.mbid());
        }
        json.writeEndArray();
    }

    private static List<Work> readWorks(JsonParser json) throws IOException {
        List<Work> works = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            String name = json.getText();
            works.add(new Work(name, json.nextTextValue()));
        }
        return works;
    }

    private static void writeMovements(JsonGenerator json, List<Movement> movements) throws IOException {
        if (movements.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("mv");
        for (Movement movement : movements) {
            json.writeString(movement.name());
            json.writeNumber(movement.number() == null ? -1 : movement.number());
            json.writeNumber(movement.count() == null ? -1 : movement.count());
        }
        json.writeEndArray();
    }

    private static List<Movement> readMovements(JsonParser json) throws IOException {
        List<Movement> movements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            String name = json.getText();
            int number = json.nextIntValue(-1);
            int count = json.nextIntValue(-1);
            movements.add(new Movement(name, number < 0 ? null : number, count < 0 ? null : count));
        }
        return movements;
    }

    private static void writeGain(JsonGenerator json, ReplayGain gain) throws IOException {
        if (gain.equals(ReplayGain.UNKNOWN)) {
            return;
        }
        json.writeArrayFieldStart("rg");
        writeNumber(json, gain.trackGain());
        writeNumber(json, gain.trackPeak());
        writeNumber(json, gain.albumGain());
        writeNumber(json, gain.albumPeak());
        writeNumber(json, gain.baseGain());
        json.writeBoolean(gain.computed());
        json.writeEndArray();
    }

    private static void writeNumber(JsonGenerator json, @Nullable Double value) throws IOException {
        if (value == null || !Double.isFinite(value)) {
            json.writeNull();
        } else {
            json.writeNumber(value);
        }
    }

    private static ReplayGain readGain(JsonParser json) throws IOException {
        Double trackGain = readNumber(json);
        Double trackPeak = readNumber(json);
        Double albumGain = readNumber(json);
        Double albumPeak = readNumber(json);
        Double baseGain = readNumber(json);
        boolean computed = json.nextToken() == JsonToken.VALUE_TRUE;
        json.nextToken();
        return new ReplayGain(trackGain, trackPeak, albumGain, albumPeak, baseGain, computed);
    }

    private static @Nullable Double readNumber(JsonParser json) throws IOException {
        return json.nextToken() == JsonToken.VALUE_NULL ? null : json.getDoubleValue();
    }
}
