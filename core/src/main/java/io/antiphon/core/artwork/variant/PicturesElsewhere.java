package io.antiphon.core.artwork.variant;

import io.antiphon.core.library.ItemId;
import java.time.Duration;
import java.util.Optional;

/// Pictures that others have of what has none here.
public interface PicturesElsewhere {

    /// Whether there is anybody who could have one of such a thing.
    boolean canFind(ItemId item);

    /// Looks for pictures of a thing behind whoever asks, unless that was done a short while ago.
    void seek(ItemId item);

    /// The one that stands for a thing, by its fingerprint; looked for behind when nothing is known yet.
    ///
    /// @param wait how long to wait for that at most
    Optional<String> find(ItemId item, Duration wait);

    /// What was fetched, by its fingerprint. What had to make room is fetched again behind.
    Optional<byte[]> bytes(String fingerprint);

    /// Where nobody is asked.
    static PicturesElsewhere none() {
        return new PicturesElsewhere() {

            @Override
            public boolean canFind(ItemId item) {
                return false;
            }

            @Override
            public void seek(ItemId item) {
                // Nobody is there.
            }

            @Override
            public Optional<String> find(ItemId item, Duration wait) {
                return Optional.empty();
            }

            @Override
            public Optional<byte[]> bytes(String fingerprint) {
                return Optional.empty();
            }
        };
    }
}
