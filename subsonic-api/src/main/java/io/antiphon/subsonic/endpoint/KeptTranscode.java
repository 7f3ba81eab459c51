package io.antiphon.subsonic.endpoint;

import io.antiphon.core.streaming.TranscodeRequest;
import io.antiphon.core.streaming.Transcodes;
import io.antiphon.core.streaming.cache.MadeMedia;
import java.io.IOException;
import java.util.Optional;

/// The sound that a request makes.
public record KeptTranscode(Transcodes transcodes, TranscodeRequest request) implements Reply.Kept {

    @Override
    public MadeMedia open() throws IOException {
        return transcodes.open(request);
    }

    @Override
    public Optional<MadeMedia> find() throws IOException {
        return transcodes.find(request);
    }
}
