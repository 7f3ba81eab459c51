package io.antiphon.persistence.catalogue;

import io.antiphon.core.Page;

/// Row numbers in an order.
interface RowNumbers {

    int size();

    int at(int index);

    static RowNumbers of(int... rows) {
        return new RowNumbers() {
            @Override
            public int size() {
                return rows.length;
            }

            @Override
            public int at(int index) {
                return rows[index];
            }
        };
    }

    /// These in an order that only the seed decides.
    default RowNumbers shuffled(long seed) {
        RowNumbers source = this;
        Shuffle shuffle = new Shuffle(size(), seed);
        return new RowNumbers() {
            @Override
            public int size() {
                return source.size();
            }

            @Override
            public int at(int index) {
                return source.at(shuffle.at(index));
            }
        };
    }

    default RowNumbers slice(Page page) {
        RowNumbers source = this;
        int from = Math.min(page.offset(), size());
        int length = Math.min(page.limit(), size() - from);
        return new RowNumbers() {
            @Override
            public int size() {
                return length;
            }

            @Override
            public int at(int index) {
                return source.at(from + index);
            }
        };
    }

    /// A copy of `[from, to)`.
    default int[] toArray(int from, int to) {
        int[] rows = new int[to - from];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = at(from + i);
        }
        return rows;
    }
}
