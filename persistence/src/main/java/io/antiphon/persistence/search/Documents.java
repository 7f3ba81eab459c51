package io.antiphon.persistence.search;

import io.antiphon.core.search.SearchIndexWriter.Entry;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;

/// Makes the index's documents. Change [#FORMAT] with anything here: the index is then made anew.
final class Documents {

    static final String FORMAT = "2";

    private static final FieldType WORDS = words();
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final int DIGITS_COMPARED = 4;
    private static final int LONGEST_NAME = 60;

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
        document.add(new SortedDocValuesField(Kind.ORDER, new BytesRef(order(entry))));
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

    /// Where it stands among what fits a question just as well: by name, numbers in it by their value, and by id at last, so that
    /// the order is the same whenever it is asked.
    private static String order(Entry entry) {
        String name = Words.key(entry.sortName() == null ? entry.name() : entry.sortName());
        String padded = DIGITS.matcher(name.substring(0, Math.min(LONGEST_NAME, name.length())))
                .replaceAll(digits -> "0".repeat(Math.max(0, DIGITS_COMPARED - digits.group().length()))
                        + digits.group());
        return padded + '\0' + entry.id().value();
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
