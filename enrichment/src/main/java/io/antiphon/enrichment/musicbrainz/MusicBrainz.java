package io.antiphon.enrichment.musicbrainz;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.provider.ArtistQuery;
import io.antiphon.core.provider.ClaimedRecording;
import io.antiphon.core.provider.ClaimedRelease;
import io.antiphon.core.provider.ExternalIds;
import io.antiphon.core.provider.ExternalReference;
import io.antiphon.core.provider.Lookup;
import io.antiphon.core.provider.RecordingFinder;
import io.antiphon.core.provider.RecordingQuery;
import io.antiphon.core.provider.ReleaseFinder;
import io.antiphon.core.provider.ReleaseQuery;
import io.antiphon.enrichment.provider.Fields;
import io.antiphon.enrichment.provider.Names;
import io.antiphon.enrichment.provider.ProviderOptions;
import io.antiphon.enrichment.provider.Question;
import io.antiphon.enrichment.provider.Service;
import io.antiphon.enrichment.provider.Services;
import io.antiphon.enrichment.provider.StrangeAnswerException;
import io.antiphon.enrichment.provider.WebProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// MusicBrainz: releases and recordings by id and by search, and where artists and albums are elsewhere. One question a second, as it
/// asks of everybody.
public final class MusicBrainz extends WebProvider implements ReleaseFinder, RecordingFinder, ExternalIds {

    public static final String NAME = "musicbrainz";
    public static final String STANDARD = "https://musicbrainz.org/ws/2/";

    private static final String SITE = "https://musicbrainz.org/";
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final String PART_TAKERS = "+artist-rels+work-rels+work-level-rels";
    private static final String OF_RELEASE = "artist-credits+labels+recordings+release-groups+genres+isrcs+recording-level-rels"
            + PART_TAKERS;
    private static final String OF_RECORDING = "artist-credits+releases+release-groups+media+isrcs+genres"
            + PART_TAKERS;
    private static final int FOUND = 12;
    /// A search tells no tracks; so many of the best are asked for whole.
    private static final int WHOLE = 3;
    private static final int SURE = 90;
    private static final int ALBUMS = 3;

    private final Service service;
    private final ReleaseReader releases = new ReleaseReader(SITE);
    private final RecordingReader recordings = new RecordingReader(SITE);

    private MusicBrainz(Service service, @Nullable String missing) {
        super(NAME, "MusicBrainz", missing, service);
        this.service = service;
    }

    /// @param contact of the operator, which MusicBrainz wants to know
    public static MusicBrainz of(ProviderOptions options, String contact, Services services) {
        String missing = options.missing(NAME);
        boolean silent = missing == null && contact.isBlank() && options.url() == null;
        return new MusicBrainz(options.service(services, NAME, STANDARD, INTERVAL),
                silent ? "how you can be reached, in `enrichment.contact`: MusicBrainz asks for it" : missing);
    }

    @Override
    public Lookup<List<ClaimedRelease>> findReleases(ReleaseQuery query) {
        if (Fields.isMbid(query.releaseMbid())) {
            Lookup<List<ClaimedRelease>> known = release(String.valueOf(query.releaseMbid())).map(List::of);
            if (!(known instanceof Lookup.Nothing)) {
                return known;
            }
        }
        return idsOf(query).then(this::wholeOf);
    }

    private Lookup<ClaimedRelease> release(String mbid) {
        return service.ask(about("release", mbid, OF_RELEASE), node -> Optional.of(releases.release(node)));
    }

    private static Question about(String kind, String mbid, String including) {
        return Question.ofPath("%s/%s?inc=%s&fmt=json".formatted(kind, mbid, including));
    }

    /// Those that a search finds, the best first.
    private Lookup<List<ClaimedRelease>> idsOf(ReleaseQuery query) {
        Lucene barcode = new Lucene().phrase("barcode", query.barcode());
        if (!barcode.isEmpty()) {
            Lookup<List<ClaimedRelease>> same = search(barcode);
            if (!(same instanceof Lookup.Nothing)) {
                return same;
            }
        }
        Lucene lucene = new Lucene();
        if (Fields.isMbid(query.releaseGroupMbid())) {
            lucene.phrase("rgid", query.releaseGroupMbid());
        } else {
            lucene.words("release", query.title()).words("artist", query.artist());
        }
        return lucene.isEmpty() ? new Lookup.Nothing<>() : search(lucene);
    }

    private Lookup<List<ClaimedRelease>> search(Lucene lucene) {
        Question question = Question.to("release")
                .with("query", lucene.toString())
                .with("limit", FOUND)
                .with("fmt", "json");
        return service.ask(question, node -> {
            List<ClaimedRelease> found = new ArrayList<>();
            for (JsonNode release : Fields.requiredList(node, "releases")) {
                found.add(releases.release(release));
            }
            return found.isEmpty() ? Optional.empty() : Optional.of(found);
        });
    }

    /// The best with their tracks; what cannot be had whole stays as the search told it.
    private Lookup<List<ClaimedRelease>> wholeOf(List<ClaimedRelease> found) {
        List<ClaimedRelease> whole = new ArrayList<>();
        for (ClaimedRelease claim : found) {
            String mbid = claim.releaseMbid();
            if (whole.size() < WHOLE && mbid != null) {
                Lookup<ClaimedRelease> asked = release(mbid);
                if (asked instanceof Lookup.Failed<ClaimedRelease> failed) {
                    return new Lookup.Failed<>(failed.retryAfter(), failed.reason());
                }
                whole.add(asked.found().orElse(claim));
            } else {
                whole.add(claim);
            }
        }
        return new Lookup.Found<>(List.copyOf(whole));
    }

    @Override
    public Lookup<List<ClaimedRecording>> findRecordings(RecordingQuery query) {
        if (Fields.isMbid(query.recordingMbid())) {
            Lookup<List<ClaimedRecording>> known = service.ask(
                    about("recording", String.valueOf(query.recordingMbid()), OF_RECORDING),
                    node -> Optional.of(recordings.recordings(node, query)));
            if (!(known instanceof Lookup.Nothing)) {
                return known;
            }
        }
        if (query.isrc() != null) {
            Lookup<List<ClaimedRecording>> same = search(new Lucene().phrase("isrc", query.isrc()), query);
            if (!(same instanceof Lookup.Nothing)) {
                return same;
            }
        }
        if (query.title().isBlank()) {
            return new Lookup.Nothing<>();
        }
        Lucene exact = new Lucene().words("recording", query.title()).words("artist", query.artist());
        if (!query.album().isBlank()) {
            Lookup<List<ClaimedRecording>> onIt = search(
                    new Lucene().words("recording", query.title())
                            .words("artist", query.artist())
                            .words("release", query.album()),
                    query);
            if (!(onIt instanceof Lookup.Nothing)) {
                return onIt;
            }
        }
        return search(exact, query);
    }

    private Lookup<List<ClaimedRecording>> search(Lucene lucene, RecordingQuery query) {
        Question question = Question.to("recording")
                .with("query", lucene.toString())
                .with("limit", FOUND)
                .with("fmt", "json");
        return service.ask(question, node -> {
            List<ClaimedRecording> found = new ArrayList<>();
            for (JsonNode recording : Fields.requiredList(node, "recordings")) {
                found.addAll(recordings.recordings(recording, query));
            }
            return found.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(found));
        });
    }

    @Override
    public Lookup<List<ExternalReference>> findReferences(ArtistQuery artist) {
        return artistId(artist).then(mbid -> references("artist", mbid));
    }

    /// An album's and its release group's.
    @Override
    public Lookup<List<ExternalReference>> findReferences(ReleaseQuery album) {
        Lookup<List<ExternalReference>> ofGroup = group(album).then(mbid -> references("release-group", mbid));
        if (!Fields.isMbid(album.releaseMbid()) || ofGroup instanceof Lookup.Failed) {
            return ofGroup;
        }
        Lookup<List<ExternalReference>> ofRelease = references("release", String.valueOf(album.releaseMbid()));
        if (ofRelease instanceof Lookup.Failed) {
            return ofRelease;
        }
        List<ExternalReference> all = new ArrayList<>(ofGroup.found().orElse(List.of()));
        ofRelease.found().ifPresent(all::addAll);
        return all.isEmpty() ? new Lookup.Nothing<>() : new Lookup.Found<>(all.stream().distinct().toList());
    }

    private Lookup<List<ExternalReference>> references(String kind, String mbid) {
        return service.ask(about(kind, mbid, "url-rels"), node -> {
            Fields.requiredText(node, "id");
            List<ExternalReference> found = Relations.read(node);
            return found.isEmpty() ? Optional.empty() : Optional.of(found);
        });
    }

    /// The release group's id: known, or that of the one release that is known.
    private Lookup<String> group(ReleaseQuery album) {
        if (Fields.isMbid(album.releaseGroupMbid())) {
            return new Lookup.Found<>(String.valueOf(album.releaseGroupMbid()));
        }
        if (!Fields.isMbid(album.releaseMbid())) {
            return new Lookup.Nothing<>();
        }
        return release(String.valueOf(album.releaseMbid()))
                .then(release -> Lookup.of(Optional.ofNullable(release.releaseGroupMbid())));
    }

    /// The artist's id: known, else that of whoever made their albums, else that of the only one with the name.
    private Lookup<String> artistId(ArtistQuery artist) {
        if (Fields.isMbid(artist.mbid())) {
            return new Lookup.Found<>(String.valueOf(artist.mbid()));
        }
        if (artist.name().isBlank()) {
            return new Lookup.Nothing<>();
        }
        if (!artist.albums().isEmpty()) {
            Lookup<String> maker = makerOf(artist);
            if (!(maker instanceof Lookup.Nothing)) {
                return maker;
            }
        }
        Question question = Question.to("artist")
                .with("query", new Lucene().phrase("artist", artist.name()).toString())
                .with("limit", FOUND)
                .with("fmt", "json");
        return service.ask(question, node -> onlyOneCalled(artist.name(), node));
    }

    private Lookup<String> makerOf(ArtistQuery artist) {
        Lucene lucene = new Lucene().phrase("artist", artist.name())
                .any("releasegroup", artist.albums().stream().limit(ALBUMS).toList());
        Question question = Question.to("release-group")
                .with("query", lucene.toString())
                .with("limit", FOUND)
                .with("fmt", "json");
        return service.ask(question,
                node -> Fields.requiredList(node, "release-groups")
                        .stream()
                        .flatMap(group -> ReleaseReader.artists(group).stream())
                        .filter(credit -> Names.areEqual(credit.name(), artist.name()))
                        .flatMap(credit -> Optional.ofNullable(credit.mbid()).stream())
                        .findFirst());
    }

    private static Optional<String> onlyOneCalled(String name, JsonNode node) throws StrangeAnswerException {
        List<String> called = new ArrayList<>();
        for (JsonNode found : Fields.requiredList(node, "artists")) {
            String mbid = Fields.mbid(found, "id");
            Long score = Fields.number(found, "score");
            if (mbid != null && score != null && score >= SURE
                    && Names.areEqual(Fields.textOr(found, "name", ""), name)) {
                called.add(mbid);
            }
        }
        return called.size() == 1 ? Optional.of(called.getFirst()) : Optional.empty();
    }
}
