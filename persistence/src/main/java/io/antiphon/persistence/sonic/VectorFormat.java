package io.antiphon.persistence.sonic;

import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.util.quantization.QuantizedByteVectorValues.ScalarEncoding;

/// How vectors are kept. A byte a dimension lies beside the exact vectors: the graph is walked over bytes, and only what is found is
/// compared exactly.
final class VectorFormat extends Lucene104Codec {

    /// Of the documents: change it with them.
    static final String NUMBER = "1";

    /// A graph is built in the heap when segments are merged, so that their size bounds the memory: about 200,000 tracks.
    private static final double MAX_SEGMENT_MB = 130;
    private static final int NEIGHBOURS = 16;
    private static final int CANDIDATES = 80;

    private final KnnVectorsFormat vectors = new Lucene104HnswScalarQuantizedVectorsFormat(ScalarEncoding.SEVEN_BIT,
            NEIGHBOURS, CANDIDATES);

    static IndexWriterConfig settings() {
        TieredMergePolicy policy = new TieredMergePolicy();
        policy.setMaxMergedSegmentMB(MAX_SEGMENT_MB);
        return new IndexWriterConfig().setCodec(new VectorFormat()).setMergePolicy(policy);
    }

    @Override
    public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
        return vectors;
    }
}
