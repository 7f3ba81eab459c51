package io.antiphon.persistence.sonic;

import io.antiphon.core.library.TrackId;
import io.antiphon.core.sonic.SonicIndex.Neighbour;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues.DocIndexIterator;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.BytesRef;

/// What stands in the index, and how it is found.
final class Stored {

    private static final String ID = "id";
    private static final String VECTOR = "vector";
    /// Vectors are compared by bytes first, so that some more are looked at than wanted.
    private static final int SPARE = 16;

    private Stored() {}

    static Term term(TrackId track) {
        return new Term(ID, track.value());
    }

    static Document document(TrackId track, float[] vector) {
        Document document = new Document();
        document.add(new StringField(ID, track.value(), Field.Store.NO));
        document.add(new BinaryDocValuesField(ID, new BytesRef(track.value())));
        document.add(new KnnFloatVectorField(VECTOR, vector, VectorSimilarityFunction.DOT_PRODUCT));
        return document;
    }

    /// Numbers of a vector; 0 while there are none.
    static int dimensions(IndexSearcher searcher) {
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            FieldInfo field = leaf.reader().getFieldInfos().fieldInfo(VECTOR);
            if (field != null) {
                return field.getVectorDimension();
            }
        }
        return 0;
    }

    /// The nearest by their exact vectors.
    static List<Neighbour> nearest(IndexSearcher searcher, float[] vector, int count) throws IOException {
        int wanted = Math.min(count + SPARE, Math.max(1, searcher.getIndexReader().numDocs()));
        ScoreDoc[] hits = searcher.search(new KnnFloatVectorQuery(VECTOR, vector, wanted), wanted).scoreDocs;
        Arrays.sort(hits, Comparator.comparingInt(hit -> hit.doc));
        List<Scored> scored = new ArrayList<>();
        int next = 0;
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            int end = leaf.docBase + leaf.reader().maxDoc();
            int from = next;
            while (next < hits.length && hits[next].doc < end) {
                next++;
            }
            if (from < next) {
                read(leaf, Arrays.copyOfRange(hits, from, next), vector, scored);
            }
        }
        scored.sort(Comparator.comparingDouble(Scored::cosine)
                .reversed()
                .thenComparing(each -> each.neighbour().track().value()));
        return scored.stream().limit(count).map(Scored::neighbour).toList();
    }

    static Optional<float[]> vector(IndexSearcher searcher, TrackId track) throws IOException {
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            PostingsEnum postings = leaf.reader().postings(term(track), PostingsEnum.NONE);
            FloatVectorValues values = leaf.reader().getFloatVectorValues(VECTOR);
            if (postings == null || values == null) {
                continue;
            }
            DocIndexIterator at = values.iterator();
            for (int doc = postings.nextDoc(); doc != PostingsEnum.NO_MORE_DOCS; doc = postings.nextDoc()) {
                boolean live = leaf.reader().getLiveDocs() == null || leaf.reader().getLiveDocs().get(doc);
                if (live && at.advance(doc) == doc) {
                    return Optional.of(values.vectorValue(at.index()).clone());
                }
            }
        }
        return Optional.empty();
    }

    private static void read(LeafReaderContext leaf, ScoreDoc[] hits, float[] vector, List<Scored> into)
            throws IOException {
        FloatVectorValues values = leaf.reader().getFloatVectorValues(VECTOR);
        BinaryDocValues ids = leaf.reader().getBinaryDocValues(ID);
        if (values == null || ids == null) {
            return;
        }
        DocIndexIterator at = values.iterator();
        for (ScoreDoc hit : hits) {
            int doc = hit.doc - leaf.docBase;
            if (at.advance(doc) == doc && ids.advanceExact(doc)) {
                float[] own = values.vectorValue(at.index()).clone();
                into.add(new Scored(new Neighbour(new TrackId(ids.binaryValue().utf8ToString()), own),
                        VectorSimilarityFunction.DOT_PRODUCT.compare(vector, own)));
            }
        }
    }

    /// A neighbour with how near it is.
    private record Scored(Neighbour neighbour, double cosine) {}
}
