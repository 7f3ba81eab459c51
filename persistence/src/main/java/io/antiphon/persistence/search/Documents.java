package io.antiphon.persistence.search;

import io.antiphon.core.search.SearchIndexWriter.Entry;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;

/// Makes the index's documents, for one thread at a time. Change [#FORMAT] with anything here: the index is then made anew.
final class Documents {

    static final String FORMAT = "2";

    private static final FieldType WORDS = typeOfWords();
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final int DIGITS_COMPARED = 4;
    private static final int LONGEST_NAME = 60;

    /// More names than stand on the tracks of one album, which come one after the other.
    private static final int RECENT = 64;

    /// The words of the names read last.
    private final Map<List<String>, String> recent = new LinkedHashMap<>(RECENT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<List<String>, String> eldest) {
            return size() > RECENT;
        }
    };

    Document of(Kind kind, Entry entry) {
        Document document = new Document();
        document.add(new StringField(Kind.ID, kind.idTerm(entry.id().value()), Field.Store.YES));
        entry.musicFolders()
                .forEach(folder -> document.add(new StringField(Kind.MUSIC_FOLDER, folder.toString(), Field.Store.NO)));
        List<String> names = entry.sortName() == null ? List.of(entry.name()) : List.of(entry.name(), entry.sortName());
        add(document, kind.words(), words(names));
        add(document, kind.artist(), recent.computeIfAbsent(entry.artists(), Documents::words));
        if (entry.album() != null) {
            add(document, kind.album(), recent.computeIfAbsent(List.of(entry.album()), Documents::words));
        }
        document.add(new StringField(kind.key(), Words.key(entry.name()), Field.Store.NO));
        document.add(new NumericDocValuesField(Kind.WEIGHT, entry.weight()));
        document.add(new SortedDocValuesField(Kind.ORDER, new BytesRef(order(entry))));
        return document;
    }

    private static void add(Document document, String field, String words) {
        if (!words.isEmpty()) {
            document.add(new Field(field, words, WORDS));
        }
    }

    private static String words(List<String> texts) {
        Set<String> words = new LinkedHashSet<>();
        texts.forEach(text -> words.addAll(Words.indexed(text)));
        return String.join(" ", words);
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

    private static FieldType typeOfWords() {
        FieldType type = new FieldType();
        type.setIndexOptions(IndexOptions.DOCS);
        type.setTokenized(true);
        type.setOmitNorms(true);
        type.freeze();
        return type;
    }
}
