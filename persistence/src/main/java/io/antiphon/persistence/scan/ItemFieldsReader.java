package io.antiphon.persistence.scan;

import io.antiphon.core.enrichment.ItemFields;
import io.antiphon.core.library.ArtistCredit;
import io.antiphon.core.library.layer.Field;
import io.antiphon.core.library.layer.FieldValue;
import io.antiphon.core.library.layer.Layered;
import io.antiphon.core.library.layer.Layers;
import io.antiphon.core.library.scan.rules.AlbumMaker;
import io.antiphon.core.library.scan.rules.TaggedFields;
import io.antiphon.core.library.scan.store.AlbumRow;
import io.antiphon.core.library.scan.store.ArtistRow;
import io.antiphon.core.library.scan.store.TrackRow;
import io.antiphon.core.tag.CreditTag;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Reads a thing's fields from its row, as tagged and as shown.
public final class ItemFieldsReader {

    private ItemFieldsReader() {}

    /// @param id its own, not an alias
    public static Optional<ItemFields> find(Connection connection, Layered kind, String id) throws SQLException {
        return switch (kind) {
            case TRACK -> one(connection, TrackTable.SELECT + "WHERE id = ?", id, TrackTable::read)
                    .map(row -> of(connection, row));
            case ALBUM -> one(connection, AlbumTable.SELECT + "WHERE id = ?", id, AlbumTable::read)
                    .map(row -> of(connection, row));
            case ARTIST -> one(connection, ArtistTable.SELECT + "WHERE id = ?", id, ArtistTable::read)
                    .map(ItemFieldsReader::of);
        };
    }

    private static <T> Optional<T> one(Connection connection, String sql, String id, Statements.RowReader<T> reader)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(reader.read(row)) : Optional.empty();
            }
        }
    }

    private static ItemFields of(Connection connection, TrackRow row) {
        TaggedFields fields = new TaggedFields(new StoredNames(connection));
        return fields(Layered.TRACK, row.id(), row.facts().layers(), field -> fields.of(row, field));
    }

    private static ItemFields of(Connection connection, AlbumRow row) {
        TaggedFields fields = new TaggedFields(new StoredNames(connection));
        return fields(Layered.ALBUM, row.id(), row.facts().layers(), field -> fields.of(row, field));
    }

    private static ItemFields of(ArtistRow row) {
        return fields(Layered.ARTIST, row.id(), row.layers(), field -> TaggedFields.of(row, field));
    }

    private static ItemFields fields(Layered kind, String id, Layers layers, Function<Field, FieldValue> read) {
        Map<Field, FieldValue> shown = new EnumMap<>(Field.class);
        for (Field field : Field.listOf(kind)) {
            shown.put(field, read.apply(field));
        }
        Map<Field, FieldValue> tagged = new EnumMap<>(shown);
        tagged.putAll(layers.tagged());
        return new ItemFields(kind, id, tagged, shown);
    }

    /// Artists as they are stored.
    private record StoredNames(Connection connection) implements AlbumMaker.Artists {

        @Override
        public CreditTag tagOf(ArtistCredit artist) {
            try {
                return one(connection, ArtistTable.SELECT + "WHERE id = ?", artist.id().value(), ArtistTable::read)
                        .map(row -> new CreditTag(artist.name(), null, row.mbid()))
                        .orElseGet(() -> new CreditTag(artist.name(), null, null));
            } catch (SQLException e) {
                throw new ScanStoreException(e);
            }
        }

        @Override
        public ArtistCredit credit(CreditTag tag) {
            throw new UnsupportedOperationException("only a scan makes artists");
        }

        @Override
        public String sortName(ArtistCredit artist) {
            return artist.name();
        }

        @Override
        public String printed(String display, List<ArtistCredit> credited) {
            return display;
        }
    }
}
