package io.antiphon.server;

import io.antiphon.core.enrichment.LayerShowing;
import io.antiphon.core.transfer.TransferReport;
import io.antiphon.core.transfer.TransferTerms;
import io.antiphon.core.transfer.UserDataTransfer;
import io.antiphon.core.user.UserId;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Has the library show what came in of its values as soon as it is there.
final class ShownTransfer implements UserDataTransfer {

    private final UserDataTransfer transfer;
    private final LayerShowing showing;

    ShownTransfer(UserDataTransfer transfer, LayerShowing showing) {
        this.transfer = transfer;
        this.showing = showing;
    }

    @Override
    public Exported write(@Nullable UserId only) throws IOException {
        return transfer.write(only);
    }

    @Override
    public TransferReport read(InputStream in, TransferTerms terms) throws IOException {
        TransferReport report = transfer.read(in, terms);
        if (!terms.dry()) {
            showing.show();
        }
        return report;
    }
}
