package io.antiphon.conformance.chapter;

import io.antiphon.conformance.protocol.Protocol;
import io.antiphon.conformance.suite.Case;
import io.antiphon.conformance.suite.Cases;
import io.antiphon.conformance.suite.Chapter;
import java.util.List;

/// All cases there are.
public final class Chapters {

    /// New ones for every run: some learn while it goes on.
    private static List<Chapter> all() {
        return List.of(new ExistenceChapter(), new SystemChapter(), new BrowsingChapter(),
                new ListsChapter(),
                new SearchChapter(), new PlaylistChapter(), new MediaChapter(), new AnnotationChapter(),
                new SharingChapter(), new PodcastChapter(), new JukeboxChapter(), new RadioChapter(), new ChatChapter(),
                new UserChapter(), new BookmarkChapter(), new ScanChapter(), new TranscodingChapter(),
                new ExtensionChapter(), new SonicChapter(), new LyricsChapter(), new ErrorChapter(), new RoleChapter(),
                new AuthenticationChapter(), new TransportChapter(), new StreamingChapter(), new ClientChapter(),
                new HabitChapter(), new ParameterChapter());
    }

    private Chapters() {}

    public static List<Case> cases(Protocol protocol) {
        Cases cases = new Cases(protocol);
        all().forEach(chapter -> chapter.describe(cases));
        return cases.all();
    }
}
