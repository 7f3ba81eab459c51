package io.antiphon.testing;

import io.antiphon.core.library.Viewer;
import io.antiphon.core.user.UserId;
import java.util.Set;

/// What every contract kit starts from: two music folders, one of which some people must not see, with albums that tell the
/// orders apart, one missing album, one video, and a merged track.
public final class LibraryContract {

    public static final UserId ALICE = new UserId("user000000000001");
    public static final UserId BOB = new UserId("user000000000002");
    public static final String MERGED_TRACK = "oldtrack00000001";

    private LibraryContract() {}

    public static Viewer alice() {
        return viewer(ALICE);
    }

    /// Someone who sees both music folders.
    public static Viewer viewer(UserId user) {
        return new Viewer(user, Set.of(1, 2));
    }

    /// Bob may not see the second music folder.
    public static Viewer bob() {
        return new Viewer(BOB, Set.of(1));
    }

    public static LibraryFixture library() {
        LibraryFixture library = new LibraryFixture();
        library.album(1, "The Beatles", "Revolver")
                .year(1966)
                .genres("Rock", "Pop")
                .track("Taxman")
                .track("Eleanor Rigby");
        library.album(1, "ABBA", "Arrival")
                .year(1976)
                .genres("Pop")
                .track("Dancing Queen")
                .track("Money, Money, Money");
        library.album(1, "Björk", "Debut")
                .genres("Electronic")
                .track("Human Behaviour")
                .track("Venus as a Boy", "Björk & Friends");
        library.album(2, "ABBA", "Waterloo").year(1974).genres("Pop").track("Waterloo").track("Watch Out");
        library.album(2, "Zappa", "Hot Rats").year(1969).genres("Jazz").track("Peaches en Regalia");
        library.album(1, "Lost", "Gone").year(1980).genres("Rock").missing().track("Nowhere");
        library.album(1, "ABBA", "Clips").year(1977).video().track("Fernando");
        return library;
    }
}
