package io.antiphon.persistence.search;

import io.antiphon.core.search.SearchIndex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;

/// One page of what a question finds, in an order that stays: best match, then what stands for more of the library, then by name.
final class Hits {

    private static final int MAX_HITS = 200_000;
    private static final Sort ORDER = new Sort(SortField.FIELD_SCORE,
            new SortField(Kind.WEIGHT, SortField.Type.LONG, true),
            new SortField(Kind.ORDER, SortField.Type.STRING));

    private Hits() {}

    /// The ids' texts.
    static List<String> of(IndexSearcher searcher, Kind kind, Question question, SearchIndex.Query asked)
            throws IOException {
        Query query = Questions.query(kind, question, asked.fuzzy());
        if (!seesAll(searcher, asked.musicFolders())) {
            query = Questions.inFolders(query, asked.musicFolders());
        }
        int wanted = (int) Math.min(MAX_HITS, (long) asked.offset() + asked.limit());
        ScoreDoc[] hits = searcher.search(query, wanted, ORDER).scoreDocs;
        StoredFields fields = searcher.storedFields();
        List<String> ids = new ArrayList<>();
        for (int i = asked.offset(); i < hits.length; i++) {
            ids.add(fields.document(hits[i].doc, Set.of(Kind.ID)).get(Kind.ID).substring(1));
        }
        return ids;
    }

    /// Whether every entry lies in one of the folders, so that nothing needs to be filtered.
    private static boolean seesAll(IndexSearcher searcher, Set<Integer> musicFolders) throws IOException {
        Terms folders = MultiTerms.getTerms(searcher.getIndexReader(), Kind.MUSIC_FOLDER);
        if (folders == null) {
            return true;
        }
        TermsEnum terms = folders.iterator();
        for (BytesRef term = terms.next(); term != null; term = terms.next()) {
            if (!musicFolders.contains(Integer.valueOf(term.utf8ToString()))) {
                return false;
            }
        }
        return true;
    }
}
