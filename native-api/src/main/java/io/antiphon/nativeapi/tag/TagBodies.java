package io.antiphon.nativeapi.tag;

import io.antiphon.core.tag.TagField;
import io.antiphon.core.tag.edit.EditState;
import io.antiphon.core.tag.edit.FieldChange;
import io.antiphon.core.tag.edit.FileTags;
import io.antiphon.core.tag.edit.TagEdit;
import io.antiphon.core.tag.edit.TagEditResult;
import io.antiphon.core.tag.edit.TagEditService;
import io.antiphon.core.tag.edit.TagPreview;
import io.antiphon.nativeapi.http.Field;
import io.antiphon.nativeapi.http.Names;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is asked of tags, and how they are shown.
final class TagBodies {

    static final int MOST_FILES = TagEditService.MOST_FILES;

    private TagBodies() {}

    /// A field, and what it shall say.
    record FieldBody(@Field(oneOf = TagField.class) String field,
            @Field(value = "None takes the field out", most = 100) List<String> values) {

        FieldBody {
            values = List.copyOf(values);
        }
    }

    /// Either tracks or an album.
    record Wanted(@Field(value = "Ids of tracks", most = MOST_FILES) @Nullable List<String> tracks,
            @Field(value = "The id of an album, for all its tracks", most = 40) @Nullable String album,
            @Field(value = "What shall change; all other fields stay", most = 100) List<FieldBody> fields) {}

    record Writing(@Field(value = "As in the preview", most = MOST_FILES) @Nullable List<String> tracks,
            @Field(value = "As in the preview", most = 40) @Nullable String album,
            @Field(value = "As in the preview", most = 100) List<FieldBody> fields,
            @Field(value = "Of the preview: it is over as soon as a file is another", most = 100) String token) {

        Wanted wanted() {
            return new Wanted(tracks, album, fields);
        }
    }

    record TagsBody(String trackId, @Field("As `mp3`, `flac`, `ogg`") String container, boolean writable,
            @Field("Why it cannot be written") @Nullable String refusal, List<FieldBody> fields) {

        static TagsBody of(String track, FileTags tags) {
            List<FieldBody> fields = new ArrayList<>();
            tags.media()
                    .tags()
                    .forEach((TagField field, List<String> values) -> fields
                            .add(new FieldBody(Names.written(field), values)));
            return new TagsBody(track, tags.media().container(), tags.refusal().isEmpty(),
                    tags.refusal().orElse(null), fields);
        }
    }

    record ChangeBody(@Field(oneOf = TagField.class) String field, List<String> before, List<String> after) {

        static List<ChangeBody> of(List<FieldChange> changes) {
            return changes.stream()
                    .map(one -> new ChangeBody(Names.written(one.field()), one.before(), one.after()))
                    .toList();
        }
    }

    record PreviewBody(@Field("To be sent with the edit") String token, List<FilePreviewBody> files) {

        static PreviewBody of(TagPreview preview) {
            return new PreviewBody(preview.token(), preview.files().stream().map(FilePreviewBody::of).toList());
        }
    }

    record FilePreviewBody(String trackId, int musicFolder, @Field("Relative to the music folder") String path,
            @Field("None when the file says all of it already") List<ChangeBody> changes,
            @Field("Why nothing can be written") @Nullable String refusal) {

        static FilePreviewBody of(TagPreview.File file) {
            return new FilePreviewBody(file.track().value(), file.musicFolder(), file.path(),
                    ChangeBody.of(file.changes()), file.refusal());
        }
    }

    record ResultBody(@Field("Of all files together, for undoing them") String editId, List<EditBody> files,
            @Field("Files that are as they were") List<RefusedBody> refused) {

        static ResultBody of(TagEditResult result) {
            return new ResultBody(result.edit(), result.done().stream().map(EditBody::of).toList(),
                    result.refused().stream().map(RefusedBody::of).toList());
        }
    }

    record RefusedBody(String trackId, String path, String reason) {

        static RefusedBody of(TagEditResult.Refused refused) {
            return new RefusedBody(refused.track().value(), refused.path(), refused.reason());
        }
    }

    /// @param next for the next call's `cursor`; absent at the end
    record EditPage(List<EditBody> items, @Nullable String next) {

        EditPage {
            items = List.copyOf(items);
        }
    }

    record EditsBody(List<EditBody> items) {

        EditsBody {
            items = List.copyOf(items);
        }
    }

    record EditBody(String id, @Field("The same for all files of one request") String editId, String trackId,
            int musicFolder, @Field("As it was then") String path, List<ChangeBody> changes,
            @Field("As the account was called then") String by, String at,
            @Field(oneOf = EditState.class) String state, @Field("Whether undoing it is offered") boolean undoable,
            @Nullable String undoneBy, @Nullable String undoneAt) {

        static EditBody of(TagEdit edit) {
            EditState state = edit.state();
            return new EditBody(edit.id(), edit.edit(), edit.track().value(), edit.musicFolder(), edit.path(),
                    ChangeBody.of(edit.changes()), edit.userName(), edit.at().toString(),
                    Names.written(state), edit.canBeUndone(), edit.undoneBy(),
                    Optional.ofNullable(edit.undoneAt()).map(Instant::toString).orElse(null));
        }
    }
}
