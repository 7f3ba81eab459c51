package io.antiphon.persistence.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.search.SearchIndex.Query;
import io.antiphon.core.search.SearchIndexWriter.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LuceneSearchIndexTest {

    private final Path folder;
    private final Library library = new Library();
    private LuceneSearchIndex index;

    LuceneSearchIndexTest(@TempDir Path folder) {
        this.folder = folder;
        artist("Björk", "bjork");
        artist("The Beatles", "beatles");
        artist("Queen", "queen");
        artist("Queensrÿche", "queensryche");
        album("Debut", "Björk", "debut");
        album("Queen", "Queen", "selftitled");
        track("Don't Stop Me Now", "Queen", "Jazz", "dontstop");
        track("Venus as a Boy", "Björk", "Debut", "venus");
        track("夜に駆ける", "ＹＯＡＳＯＢＩ", "THE BOOK", "yoru");
        track("Straße nach Süden", "Grönemeyer", "Mensch", "strasse");
        track("99 Luftballons", "Nena", "Nena", "luft");
        index = LuceneSearchIndex.open(folder, library);
        index.rebuildIfNeeded();
    }

    @AfterEach
    void close() {
        index.close();
    }

    @ParameterizedTest
    @CsvSource({"bjor ven, venus", "BJÖRK VENUS, venus", "dont st, dontstop", "don't stop, dontstop",
            "strasse, strasse", "suden, strasse", "yoasobi, yoru",
            "駆ける, yoru", "夜, yoru", "99, luft", "luft nena, luft", "\"venus\", venus", "venus*, venus", "ven%, venus",
            "jazz queen, dontstop"})
    void aTrackIsFoundByBeginningsOfAnyOfItsWords(String text, String expected) {
        assertThat(tracks(text)).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({"enus", "venus queen", "\"ven\"", "駆夜", "''", "!!!", "*", "\"\""})
    void whatDoesNotMatchEveryWordIsNotFound(String text) {
        assertThat(tracks(text)).isEmpty();
    }

    @Test
    void whatIsCalledExactlyAsTypedComesFirst() {
        assertThat(index.findArtists(ask("queen"))).containsExactly(new ArtistId("queen"), new ArtistId("queensryche"));
        assertThat(index.findArtists(ask("beatles, the"))).containsExactly(new ArtistId("beatles"));
        assertThat(index.findAlbums(ask("queen"))).containsExactly(new AlbumId("selftitled"));
    }

    @Test
    void oneTypingErrorAWordIsForgivenOnRequestOnly() {
        assertThat(tracks("lufftballons")).isEmpty();
        assertThat(index.findTracks(new Query("lufftballons", Set.of(1), 0, 10, true)))
                .containsExactly(new TrackId("luft"));
        assertThat(index.findTracks(new Query("nna", Set.of(1), 0, 10, true))).isEmpty();
    }

    @Test
    void onlyItemsOfTheMusicFoldersAskedForAreFound() {
        library.add(new Entry(new TrackId("other"), Set.of(2), "Venus", null, List.of(), null, 1));
        index.put(library.entries.getLast());
        index.commit();
        assertThat(tracks("venus")).containsExactly("venus");
        assertThat(index.findTracks(new Query("venus", Set.of(2), 0, 10, false))).containsExactly(new TrackId("other"));
        assertThat(index.findTracks(new Query("venus", Set.of(), 0, 10, false))).isEmpty();
    }

    @Test
    void whatFitsJustAsWellComesByNameWithNumbersByTheirValue() {
        List<String> shuffled = List.of("Study 10", "Study 2", "Étude and Study", "Study 1", "Study 3b", "Study 3a");
        for (int i = 0; i < shuffled.size(); i++) {
            index.put(new Entry(new TrackId("s" + i), Set.of(1), shuffled.get(i), null, List.of(), "Studies", 1));
        }
        index.put(new Entry(new TrackId("s9"), Set.of(1), "Study 2", null, List.of(), "Studies", 1));
        index.commit();
        assertThat(tracks("studies")).containsExactly("s2", "s3", "s1", "s9", "s5", "s4", "s0");
    }

    @Test
    void pagesFollowEachOtherWithoutRepetition() {
        for (int i = 0; i < 30; i++) {
            index.put(new Entry(new TrackId("page%03d".formatted(i)), Set.of(1), "Paging", null, List.of("Someone"),
                    null, 1));
        }
        index.commit();
        List<TrackId> all = index.findTracks(new Query("paging", Set.of(1), 0, 100, false));
        List<TrackId> pages = new ArrayList<>();
        for (int offset = 0; offset < 40; offset += 7) {
            pages.addAll(index.findTracks(new Query("paging", Set.of(1), offset, 7, false)));
        }
        assertThat(pages).isEqualTo(all).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void whatIsToldBecomesVisibleWithTheCommit() {
        index.put(new Entry(new TrackId("venus"), Set.of(1), "Hyperballad", null, List.of("Björk"), "Post", 1));
        index.remove(new TrackId("luft"));
        assertThat(tracks("hyperballad")).isEmpty();
        index.commit();
        assertThat(tracks("hyperballad")).containsExactly("venus");
        assertThat(tracks("venus")).isEmpty();
        assertThat(tracks("luftballons")).isEmpty();
    }

    @Test
    void hostileQuestionsAreAnsweredWithinBounds() {
        for (String text : List.of("\u0000\u0007", "(((((", "a AND NOT b OR", "x".repeat(100_000), "xq ".repeat(50_000),
                "\"".repeat(999), "[* TO *]", "\ud800 x",
                "~~~", "field:value", "\\", "*?*?*?")) {
            assertThat(index.findTracks(new Query(text, Set.of(1), 0, 10, true)))
                    .as(text.substring(0, Math.min(20, text.length())))
                    .isEmpty();
        }
        assertThat(index.findTracks(new Query("venus", Set.of(1), Integer.MAX_VALUE, Integer.MAX_VALUE, false)))
                .isEmpty();
    }

    @Test
    void anIndexThatIsSoundIsNotMadeAnewAndADamagedOneIs() throws IOException {
        reopen();
        assertThat(index.rebuildIfNeeded()).isFalse();
        assertThat(tracks("venus")).containsExactly("venus");
        index.close();
        try (var files = Files.list(folder.resolve("lucene"))) {
            for (Path file : files.filter(file -> !file.endsWith("write.lock")).toList()) {
                Files.write(file, new byte[]{1, 2, 3});
            }
        }
        reopen();
        assertThat(index.rebuildIfNeeded()).isTrue();
        assertThat(tracks("venus")).containsExactly("venus");
    }

    @Test
    void anIndexThatWasLeftInTheMiddleIsMadeAnew() {
        index.put(new Entry(new TrackId("half"), Set.of(1), "Half", null, List.of(), null, 1));
        reopen();
        assertThat(index.rebuildIfNeeded()).isTrue();
        assertThat(tracks("half")).isEmpty();
        assertThat(tracks("venus")).containsExactly("venus");
    }

    private void reopen() {
        index.close();
        index = LuceneSearchIndex.open(folder, library);
    }

    private List<String> tracks(String text) {
        return index.findTracks(ask(text)).stream().map(TrackId::value).toList();
    }

    private static Query ask(String text) {
        return new Query(text, Set.of(1), 0, 10, false);
    }

    private void artist(String name, String id) {
        library.add(new Entry(new ArtistId(id), Set.of(1), name, null, List.of(), null, 1));
    }

    private void album(String name, String artist, String id) {
        library.add(new Entry(new AlbumId(id), Set.of(1), name, null, List.of(artist), null, 1));
    }

    private void track(String name, String artist, String album, String id) {
        library.add(new Entry(new TrackId(id), Set.of(1), name, null, List.of(artist), album, 1));
    }

    /// What the index is made from.
    private static final class Library implements EntrySource {

        private final List<Entry> entries = new ArrayList<>();

        void add(Entry entry) {
            entries.add(entry);
        }

        @Override
        public long count() {
            return entries.size();
        }

        @Override
        public void forEach(Consumer<Entry> taker) {
            entries.forEach(taker);
        }
    }
}
