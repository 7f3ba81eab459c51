package io.antiphon.core.tag.edit;

import io.antiphon.core.library.scan.files.FileNames;
import io.antiphon.core.tag.MediaFile;
import io.antiphon.core.tag.MediaFileReader;
import io.antiphon.core.tag.RawTags;
import io.antiphon.core.tag.TagField;
import io.antiphon.core.tag.UnreadableMediaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Makes the version of a file that has other tags, and judges it: the sound must be the very same, the fields must read back as they were
/// meant, and nothing else may be lost.
final class TagRewriter {

    /// Fields that formats keep in one place: whoever writes one writes all of them.
    private static final List<Set<TagField>> TOGETHER = List.of(Set.of(TagField.TRACKNUMBER, TagField.TRACKTOTAL),
            Set.of(TagField.DISCNUMBER, TagField.DISCTOTAL), Set.of(TagField.MOVEMENT, TagField.MOVEMENTTOTAL),
            Set.of(TagField.GROUPING, TagField.WORK, TagField.MOVEMENTNAME));

    private final MediaFileReader reader;
    private final TagWriter writer;
    private final Path directory;

    /// @param directory for unfinished files and for what undoing needs; belongs to this class alone
    TagRewriter(MediaFileReader reader, TagWriter writer, Path directory) {
        this.reader = reader;
        this.writer = writer;
        this.directory = directory;
    }

    /// The place of what is kept to undo an edit.
    Path kept(String id) {
        return directory.resolve(id + ".undo");
    }

    private Path work(String id) {
        return directory.resolve("work-" + id);
    }

    /// An unfinished version, to be thrown away afterwards.
    ///
    /// @return where it lies
    Path make(String id, Path original, MediaFile media, List<FieldChange> changes)
            throws IOException, UnwritableTagsException {
        Path file = Files.createDirectories(work(id))
                .resolve("file." + FileNames.ending(String.valueOf(original.getFileName())));
        RewrittenFile.copy(original, file);
        writer.write(file, media, written(media.tags(), changes));
        judge(file, media, changes);
        return file;
    }

    private static Map<TagField, List<String>> written(RawTags before, List<FieldChange> changes) {
        Map<TagField, List<String>> fields = new EnumMap<>(TagField.class);
        for (FieldChange change : changes) {
            TOGETHER.stream()
                    .filter(group -> group.contains(change.field()))
                    .forEach(group -> group.forEach(field -> fields.putIfAbsent(field, before.all(field))));
        }
        changes.forEach(change -> fields.put(change.field(), change.after()));
        return fields;
    }

    private void judge(Path file, MediaFile before, List<FieldChange> changes)
            throws IOException, UnwritableTagsException {
        try {
            MediaFile after = reader.read(file);
            if (!after.signature().equals(before.signature())) {
                throw new UnwritableTagsException(
                        "its sound would not have stayed the same, so that nothing was written");
            }
            Map<TagField, List<String>> expected = new HashMap<>();
            before.tags().forEach(expected::put);
            for (FieldChange change : changes) {
                if (change.after().isEmpty()) {
                    expected.remove(change.field());
                } else {
                    expected.put(change.field(), change.after());
                }
            }
            for (TagField field : TagField.values()) {
                List<String> meant = expected.getOrDefault(field, List.of());
                if (!after.tags().all(field).equals(meant)) {
                    throw new UnwritableTagsException("%s files cannot hold `%s` so: %s would read as %s"
                            .formatted(before.container(), field.name().toLowerCase(Locale.ROOT), shown(meant),
                                    shown(after.tags().all(field))));
                }
            }
            if (!after.pictures().equals(before.pictures())) {
                throw new UnwritableTagsException("its pictures would not have stayed as they are");
            }
        } catch (UnreadableMediaException e) {
            throw new UnwritableTagsException("it could not be read any more afterwards: " + e.getMessage(), e);
        }
    }

    private static String shown(List<String> values) {
        String text = values.isEmpty() ? "nothing" : String.join(" | ", values);
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }

    /// Keeps what makes the original out of the version that takes its place.
    ///
    /// @return how many bytes it has
    long keep(String id, Path original, Path version, long most) throws IOException {
        Path delta = kept(id);
        Files.deleteIfExists(delta);
        FileDelta.write(original, version, delta, most);
        return Files.size(delta);
    }

    /// The file as it was before an edit, to be thrown away afterwards.
    Path before(TagEdit edit, Path present) throws IOException {
        Path file = Files.createDirectories(work(edit.id())).resolve("before");
        Files.deleteIfExists(file);
        FileDelta.apply(present, kept(edit.id()), file);
        return file;
    }

    /// Throws unfinished files away.
    void clean(String id) {
        remove(work(id));
    }

    void forget(String id) {
        remove(kept(id));
    }

    /// Throws away whatever a former run of the server left unfinished, and what is kept for edits that there are not.
    void sweep(Set<String> known) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.list(directory)) {
            files.filter(file -> {
                String name = String.valueOf(file.getFileName());
                return name.startsWith("work-") || name.endsWith(".undo") && !known.contains(FileNames.stem(name));
            }).forEach(TagRewriter::remove);
        }
    }

    private static void remove(Path file) {
        try {
            if (Files.isDirectory(file, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
                try (Stream<Path> inside = Files.list(file)) {
                    inside.forEach(TagRewriter::remove);
                }
            }
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // Thrown away at the next start.
        }
    }
}
