package io.antiphon.benchmarks.load;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/// Reads a body to its end, keeps its length and its beginning, and drops the rest.
final class BodyCounter implements BodySubscriber<BodyCounter.Body> {

    private static final int HEAD = 512;

    /// `head` is the beginning, at most 512 bytes.
    record Body(long bytes, byte[] head) {}

    private final CompletableFuture<Body> result = new CompletableFuture<>();
    private final byte[] head = new byte[HEAD];
    private int inHead;
    private long bytes;

    @Override
    public CompletionStage<Body> getBody() {
        return result;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            bytes += buffer.remaining();
            int length = Math.min(HEAD - inHead, buffer.remaining());
            buffer.get(head, inHead, length);
            inHead += length;
        }
    }

    @Override
    public void onError(Throwable error) {
        result.completeExceptionally(error);
    }

    @Override
    public void onComplete() {
        result.complete(new Body(bytes, Arrays.copyOf(head, inHead)));
    }
}
