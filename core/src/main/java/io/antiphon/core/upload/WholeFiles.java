package io.antiphon.core.upload;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.source.Intake;
import io.antiphon.core.user.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;

/// Takes files into the library that this server itself fetched, as it takes uploads whose bytes are all there.
public final class WholeFiles implements Intake {

    private final UploadCheck check;
    private final IdGenerator ids;
    private final Clock clock;

    public WholeFiles(UploadCheck check, IdGenerator ids, Clock clock) {
        this.check = check;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Taken take(User owner, Path file, String name, int musicFolder)
            throws RefusedException, IOException, InterruptedException {
        long size = Files.size(file);
        Instant now = clock.instant();
        Upload checked = check.check(new Upload(ids.next(), owner.id(), name, size, musicFolder, size,
                UploadState.CHECKING, null, null, false, null, now, now), file);
        String note = Objects.requireNonNullElse(checked.note(), "");
        return switch (checked.state()) {
            case PLACED -> new Taken(checked.track(), checked.known());
            case REFUSED -> throw new RefusedException(note);
            case RECEIVING, CHECKING -> throw new IOException(note);
        };
    }
}
