package io.antiphon.core.library.scan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/// Takes row numbers in handy portions.
final class Batches {

    private Batches() {}

    static void forEach(BitSet rows, int size, Consumer<List<Integer>> action) {
        List<Integer> batch = new ArrayList<>(size);
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            batch.add(row);
            if (batch.size() == size) {
                action.accept(List.copyOf(batch));
                batch.clear();
            }
        }
        if (!batch.isEmpty()) {
            action.accept(List.copyOf(batch));
        }
    }
}
