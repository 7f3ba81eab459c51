package io.antiphon.nativeapi.upload;

import io.antiphon.core.LibraryException;
import io.antiphon.core.upload.Checksum;
import io.antiphon.core.upload.Upload;
import io.antiphon.core.upload.UploadRefusedException;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.Parameter;
import io.antiphon.nativeapi.http.ProblemException;
import io.antiphon.nativeapi.http.ProblemType;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The headers of tus 1.0.0 (<https://tus.io/protocols/resumable-upload>), read and written.
final class Tus {

    static final String VERSION = "1.0.0";
    static final String CONTENT_TYPE = "application/offset+octet-stream";

    private static final HeaderName RESUMABLE = HeaderNames.create("Tus-Resumable");
    private static final HeaderName LENGTH = HeaderNames.create("Upload-Length");
    private static final HeaderName OFFSET = HeaderNames.create("Upload-Offset");
    private static final HeaderName METADATA = HeaderNames.create("Upload-Metadata");
    private static final HeaderName CHECKSUM = HeaderNames.create("Upload-Checksum");
    private static final int LONGEST_METADATA = 8_192;
    /// Everything that goes on needs them; more digits than any file has bytes make no number here.
    private static final String NUMBER = "\\d{1,15}";

    static final Parameter RESUMABLE_HEADER = Parameter.choice("Tus-Resumable", List.of(VERSION),
            "The version of the protocol.");
    static final Parameter LENGTH_HEADER = Parameter.number("Upload-Length", 1, Long.MAX_VALUE >> 10,
            "How many bytes the file has.");
    static final Parameter OFFSET_HEADER = Parameter.number("Upload-Offset", 0, Long.MAX_VALUE >> 10,
            "How many bytes were received before these.");
    static final Parameter METADATA_HEADER = Parameter.text("Upload-Metadata",
            "Keys and values in base64, joined by commas: `filename`, and `musicFolder`, the number of the music folder where it shall lie.")
            .upTo(LONGEST_METADATA);
    static final Parameter CHECKSUM_HEADER = Parameter.text("Upload-Checksum",
            "An algorithm (`sha256`, `sha1` or `md5`) and, behind a space, what it makes of these bytes, in base64.");

    private Tus() {}

    /// What is offered here.
    static Answer abilities(long maxSize) {
        return Answer.none()
                .with(RESUMABLE.defaultCase(), VERSION)
                .with("Tus-Version", VERSION)
                .with("Tus-Extension", "creation,termination,checksum,expiration")
                .with("Tus-Max-Size", Long.toString(maxSize))
                .with("Tus-Checksum-Algorithm", String.join(",", Checksum.ALGORITHMS));
    }

    /// Answers one call of the protocol; every answer, and every problem, says which version it is in.
    static Answer answer(Call call, Supplier<Answer> work) {
        if (!call.header(RESUMABLE).filter(VERSION::equals).isPresent()) {
            throw new ProblemException(ProblemType.PRECONDITION_FAILED,
                    "send `Tus-Resumable: %s`".formatted(VERSION),
                    Map.of("Tus-Version", VERSION, "Tus-Resumable", VERSION));
        }
        Map<String, String> header = Map.of("Tus-Resumable", VERSION);
        try {
            return work.get().with("Tus-Resumable", VERSION);
        } catch (UploadRefusedException e) {
            throw new ProblemException(type(e.reason()), String.valueOf(e.getMessage()), header);
        } catch (LibraryException.NotFound e) {
            throw new ProblemException(ProblemType.NOT_FOUND, String.valueOf(e.getMessage()), header);
        } catch (LibraryException.Invalid e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, String.valueOf(e.getMessage()), header);
        }
    }

    private static ProblemType type(UploadRefusedException.Reason reason) {
        return switch (reason) {
            case TOO_LARGE -> ProblemType.TOO_LARGE;
            case TOO_MANY, WRONG_OFFSET, BUSY -> ProblemType.CONFLICT;
            case NO_SPACE -> ProblemType.INSUFFICIENT_STORAGE;
            case WRONG_CHECKSUM -> ProblemType.CHECKSUM_MISMATCH;
            case EXPIRED -> ProblemType.GONE;
        };
    }

    static long length(Call call) {
        return number(call, LENGTH);
    }

    static long offset(Call call) {
        return number(call, OFFSET);
    }

    private static long number(Call call, HeaderName name) {
        return call.header(name)
                .map(String::strip)
                .filter(text -> text.matches(NUMBER))
                .map(Long::parseLong)
                .orElseThrow(() -> invalid(name, "a number of bytes"));
    }

    /// Absent when the bytes are taken as they come.
    static @Nullable Checksum checksum(Call call) {
        String text = call.header(CHECKSUM).map(String::strip).orElse(null);
        if (text == null) {
            return null;
        }
        String[] parts = text.split(" ", 2);
        try {
            return new Checksum(parts[0].toLowerCase(Locale.ROOT),
                    Base64.getDecoder().decode(parts.length < 2 ? "" : parts[1].strip()));
        } catch (IllegalArgumentException | LibraryException.Invalid _) {
            throw invalid(CHECKSUM,
                    "one of %s and a checksum in base64".formatted(String.join(", ", Checksum.ALGORITHMS)));
        }
    }

    /// What is said of a file, by key.
    static Map<String, String> metadata(Call call) {
        String text = call.header(METADATA).orElse("");
        if (text.length() > LONGEST_METADATA) {
            throw invalid(METADATA, "at most %d characters long".formatted(LONGEST_METADATA));
        }
        Map<String, String> values = new HashMap<>();
        for (String pair : text.split(",")) {
            String[] parts = pair.strip().split(" +", 2);
            try {
                if (!parts[0].isEmpty()) {
                    values.put(parts[0], parts.length < 2 ? ""
                            : new String(Base64.getDecoder().decode(parts[1]), StandardCharsets.UTF_8));
                }
            } catch (IllegalArgumentException _) {
                throw invalid(METADATA, "pairs of a key and a value in base64, joined by commas");
            }
        }
        return values;
    }

    static void requireBytes(Call call) {
        boolean fits = call.header(HeaderNames.CONTENT_TYPE)
                .map(type -> type.split(";")[0].strip())
                .filter(CONTENT_TYPE::equalsIgnoreCase)
                .isPresent();
        if (!fits) {
            throw new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "bytes are sent as `Content-Type: %s`".formatted(CONTENT_TYPE),
                    Map.of("Tus-Resumable", VERSION));
        }
    }

    /// How far an upload has come.
    static Answer standing(Answer answer, Upload upload, Instant expiresAt) {
        Answer told = answer.with("Upload-Offset", Long.toString(upload.received()));
        return upload.received() == upload.size() ? told : told.with("Upload-Expires", date(expiresAt));
    }

    static String written(Map<String, String> metadata) {
        StringBuilder text = new StringBuilder();
        metadata.forEach((key, value) -> text.append(text.isEmpty() ? "" : ",")
                .append(key)
                .append(' ')
                .append(Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
        return text.toString();
    }

    private static String date(Instant moment) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(moment.atOffset(ZoneOffset.UTC)).replace("+0000", "GMT");
    }

    private static ProblemException invalid(HeaderName name, String what) {
        return new ProblemException(ProblemType.INVALID_PARAMETER,
                "`%s` must be %s".formatted(name.defaultCase(), what),
                Map.of("Tus-Resumable", VERSION));
    }
}
