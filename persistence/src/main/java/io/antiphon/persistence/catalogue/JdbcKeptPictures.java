package io.antiphon.persistence.catalogue;

import io.antiphon.core.artwork.variant.ArtworkVariant;
import io.antiphon.core.artwork.variant.KeptPicture;
import io.antiphon.core.artwork.variant.KeptPictures;
import io.antiphon.core.artwork.variant.PictureType;
import io.antiphon.core.library.layer.Layered;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Kinds;
import io.antiphon.persistence.Sql;
import java.util.List;
import java.util.Optional;

/// Pictures in the table `kept_picture`.
public final class JdbcKeptPictures implements KeptPictures {

    private final Sql sql;

    public JdbcKeptPictures(Database database) {
        this.sql = database.sql();
    }

    @Override
    public void add(KeptPicture picture, byte[] bytes) {
        sql.change("""
                INSERT INTO kept_picture (id, kind, item, source, picture_type, label, origin, provider, width, height, size,
                    fingerprint, kept_at, kept_by, content)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, picture.id(), kindOf(picture.kind()), picture.item(), picture.source().name(),
                picture.type().name(), picture.label(), picture.origin(), picture.provider(), picture.width(),
                picture.height(),
                picture.size(), picture.fingerprint(), picture.at().toEpochMilli(), picture.by(), bytes);
    }

    @Override
    public List<KeptPicture> list(Layered kind, String item) {
        return sql.list("""
                SELECT id, source, label, picture_type, origin, provider, width, height, size, fingerprint, kept_at, kept_by
                FROM kept_picture WHERE kind = ? AND item = ? ORDER BY kept_at, id
                """, row -> new KeptPicture(row.text(1), kind, item, ArtworkVariant.Source.valueOf(row.text(2)),
                row.text(3), PictureType.valueOf(row.text(4)), row.text(5), row.textOrNull(6), row.integer(7),
                row.integer(8), row.number(9), row.text(10), row.instant(11), row.textOrNull(12)), kindOf(kind), item);
    }

    @Override
    public Optional<byte[]> findBytes(String id) {
        return sql.find("SELECT content FROM kept_picture WHERE id = ?", row -> Optional.ofNullable(row.bytes(1)), id)
                .flatMap(bytes -> bytes);
    }

    private static int kindOf(Layered kind) {
        return switch (kind) {
            case TRACK -> Kinds.TRACK;
            case ALBUM -> Kinds.ALBUM;
            case ARTIST -> Kinds.ARTIST;
        };
    }
}
