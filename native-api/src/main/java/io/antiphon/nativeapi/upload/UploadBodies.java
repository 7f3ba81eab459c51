package io.antiphon.nativeapi.upload;

import io.antiphon.core.upload.Upload;
import io.antiphon.core.upload.UploadState;
import io.antiphon.nativeapi.http.Field;
import io.antiphon.nativeapi.http.Names;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Uploads as they are shown.
final class UploadBodies {

    private UploadBodies() {}

    /// @param next for the next call's `cursor`; absent at the end
    record UploadPage(List<UploadBody> items, @Nullable String next) {

        UploadPage {
            items = List.copyOf(items);
        }
    }

    record UploadBody(String id, @Field("As the sender calls it") String fileName, @Field("Bytes") long size,
            @Field("Bytes that are safe") long received, int musicFolder,
            @Field(oneOf = UploadState.class) String state,
            @Field("Once it is placed") @Nullable String trackId,
            @Field("Relative to the music folder, once it is placed") @Nullable String path,
            @Field("Whether the music folder had this very sound before, so that nothing was placed") boolean known,
            @Field("Why it was refused, or what it waits for") @Nullable String note, String createdAt,
            String changedAt,
            @Field("When it is given up unless bytes come; absent when all did") @Nullable String expiresAt) {

        static UploadBody of(Upload upload, Instant expiresAt) {
            return new UploadBody(upload.id(), upload.fileName(), upload.size(), upload.received(),
                    upload.musicFolder(), Names.written(upload.state()),
                    upload.track() == null ? null : upload.track().value(), upload.path(), upload.known(),
                    upload.note(), upload.createdAt().toString(), upload.changedAt().toString(),
                    upload.state() == UploadState.RECEIVING ? expiresAt.toString() : null);
        }
    }
}
