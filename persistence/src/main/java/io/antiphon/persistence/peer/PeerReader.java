package io.antiphon.persistence.peer;

/// Reads the tables of one kind of peer.
interface PeerReader {

    /// @throws io.antiphon.core.LibraryException.Invalid when the tables are not those it knows; nothing was written then
    void read(PeerTables tables, PeerLines lines);
}
