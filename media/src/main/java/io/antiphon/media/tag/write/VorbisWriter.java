package io.antiphon.media.tag.write;

import io.antiphon.core.tag.TagField;
import io.antiphon.media.tag.format.FieldName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jaudiotagger.audio.AudioFile;
import org.jaudiotagger.audio.AudioFileIO;
import org.jaudiotagger.tag.Tag;
import org.jaudiotagger.tag.flac.FlacTag;
import org.jaudiotagger.tag.vorbiscomment.VorbisCommentTag;

/// Vorbis comments in FLAC and Ogg Vorbis. A field is written under its own name, and taken out under all names that stand for it.
final class VorbisWriter implements FormatWriter {

    private final String ending;

    /// @param ending by which the library knows the format
    VorbisWriter(String ending) {
        this.ending = ending;
    }

    @Override
    public void write(Path file, Map<TagField, List<String>> fields) throws Exception {
        AudioFile audio = AudioFileIO.readAs(file.toFile(), ending);
        Tag tag = audio.getTagOrCreateAndSetDefault();
        VorbisCommentTag comments = tag instanceof FlacTag flac ? flac.getVorbisCommentTag() : (VorbisCommentTag) tag;
        for (String name : names(comments)) {
            FieldName known = FieldName.find(name);
            if (known != null && fields.containsKey(known.field())) {
                comments.deleteField(name);
            }
        }
        for (Map.Entry<TagField, List<String>> field : fields.entrySet()) {
            for (String value : field.getValue()) {
                comments.addField(comments.createField(field.getKey().name(), value));
            }
        }
        audio.commit();
    }

    private static List<String> names(VorbisCommentTag comments) {
        List<String> names = new ArrayList<>();
        Iterator<org.jaudiotagger.tag.TagField> all = comments.getFields();
        while (all.hasNext()) {
            names.add(all.next().getId());
        }
        return names.stream().distinct().toList();
    }
}
