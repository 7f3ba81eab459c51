package io.antiphon.persistence.search;

import io.antiphon.core.search.SearchIndexWriter.Entry;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;

/// Makes the index's documents. Change [#FORMAT] with anything here: the index is then made anew.
final class Documents {

    static final String FORMAT = "1";

    private static final FieldType WORDS = words();

    private Documents() {}

    static Document of(Kind kind, Entry entry) {
        Document document = new Document();
        document.add(new StringField(Kind.ID, kind.idTerm(entry.id().value()), Field.Store.YES));
        entry.musicFolders()
                .forEach(folder -> document.add(new StringField(Kind.MUSIC_FOLDER, folder.toString(), Field.Store.NO)));
        List<String> names = entry.sortName() == null ? List.of(entry.name()) : List.of(entry.name(), entry.sortName());
        add(document, kind.words(), names);
        add(document, kind.artist(), entry.artists());
        if (entry.album() != null) {
            add(document, kind.album(), List.of(entry.album()));
        }
        document.add(new StringField(kind.key(), Words.key(entry.name()), Field.Store.NO));
        document.add(new NumericDocValuesField(Kind.WEIGHT, entry.weight()));
        document.add(new NumericDocValuesField(Kind.TIE, tie(entry.id().value())));
        return document;
    }

    private static void add(Document document, String field, List<String> texts) {
        String words = texts.stream()
                .flatMap(text -> Words.indexed(text).stream())
                .distinct()
                .collect(Collectors.joining(" "));
        if (!words.isEmpty()) {
            document.add(new Field(field, words, WORDS));
        }
    }

    /// A number that orders ids the same way whenever it is asked.
    private static long tie(String id) {
        long value = 0;
        for (int i = 0; i < Math.min(10, id.length()); i++) {
            value = value * 67 + id.charAt(i) % 67;
        }
        return value;
    }

    private static FieldType words() {
        FieldType type = new FieldType();
        type.setIndexOptions(IndexOptions.DOCS);
        type.setTokenized(true);
        type.setOmitNorms(true);
        type.freeze();
        return type;
    }
}
