package io.antiphon.persistence.search;

import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/// Turns questions into Lucene's queries. Scores are sums of the constants here, so that equal matches are equal and what is
/// called exactly as typed comes first.
final class Questions {

    private static final float EXACT_NAME = 200;
    private static final float START_OF_NAME = 50;
    private static final float WHOLE_WORD_OF_NAME = 8;
    private static final float NAME = 4;
    private static final float ARTIST = 2;
    private static final float ALBUM = 1;
    private static final float FUZZY = 0.1f;
    private static final int MIN_FUZZY_LENGTH = 4;
    private static final int MAX_FUZZY_TERMS = 50;

    private Questions() {}

    static Query query(Kind kind, Question question, boolean fuzzy) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        question.prefixes().forEach(word -> all.add(prefix(kind, word, fuzzy), Occur.MUST));
        question.whole().forEach(word -> all.add(whole(kind, word), Occur.MUST));
        all.add(scored(new TermQuery(new Term(kind.key(), question.key())), EXACT_NAME), Occur.SHOULD);
        all.add(scored(new PrefixQuery(new Term(kind.key(), question.key())), START_OF_NAME), Occur.SHOULD);
        return all.build();
    }

    static Query inFolders(Query query, Collection<Integer> musicFolders) {
        List<BytesRef> folders = musicFolders.stream().map(folder -> new BytesRef(folder.toString())).toList();
        return new BooleanQuery.Builder().add(query, Occur.MUST)
                .add(new TermInSetQuery(Kind.MUSIC_FOLDER, folders), Occur.FILTER)
                .build();
    }

    private static Query prefix(Kind kind, String word, boolean fuzzy) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        any.add(scored(new PrefixQuery(new Term(kind.words(), word)), NAME), Occur.SHOULD);
        any.add(scored(new TermQuery(new Term(kind.words(), word)), WHOLE_WORD_OF_NAME), Occur.SHOULD);
        if (kind != Kind.ARTIST) {
            any.add(scored(new PrefixQuery(new Term(kind.artist(), word)), ARTIST), Occur.SHOULD);
        }
        if (kind == Kind.TRACK) {
            any.add(scored(new PrefixQuery(new Term(kind.album(), word)), ALBUM), Occur.SHOULD);
        }
        if (fuzzy && word.codePointCount(0, word.length()) >= MIN_FUZZY_LENGTH) {
            any.add(scored(similar(kind.words(), word), NAME * FUZZY), Occur.SHOULD);
            any.add(scored(similar(kind.artist(), word), ARTIST * FUZZY), Occur.SHOULD);
            any.add(scored(similar(kind.album(), word), ALBUM * FUZZY), Occur.SHOULD);
        }
        return any.build();
    }

    private static Query whole(Kind kind, String word) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        any.add(scored(new TermQuery(new Term(kind.words(), word)), NAME), Occur.SHOULD);
        any.add(scored(new TermQuery(new Term(kind.artist(), word)), ARTIST), Occur.SHOULD);
        any.add(scored(new TermQuery(new Term(kind.album(), word)), ALBUM), Occur.SHOULD);
        return any.build();
    }

    private static Query similar(String field, String word) {
        return new FuzzyQuery(new Term(field, word), 1, 0, MAX_FUZZY_TERMS, true);
    }

    private static Query scored(Query query, float score) {
        return new BoostQuery(new ConstantScoreQuery(query), score);
    }
}
