package io.antiphon.media.tag.mp4;

import io.antiphon.core.library.AudioProperties;
import io.antiphon.core.tag.AudioSignature;
import io.antiphon.core.tag.UnreadableMediaException;
import io.antiphon.media.tag.format.ByteRange;
import io.antiphon.media.tag.format.ByteSource;
import io.antiphon.media.tag.format.CollectedTags;
import io.antiphon.media.tag.format.ContainerReader;
import io.antiphon.media.tag.format.ParsedMedia;
import io.antiphon.media.tag.format.Rates;
import io.antiphon.media.tag.format.Signatures;
import io.antiphon.media.tag.format.TagCollector;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// MP4 files: finds `moov` wherever it stands, stepping over the sound by its size.
public final class Mp4Reader implements ContainerReader {

    private static final int MAX_TRACKS = 64;

    @Override
    public ParsedMedia read(ByteSource source, long start) throws IOException, UnreadableMediaException {
        List<Atom> atoms = Atom.listAll(source, start, source.size());
        Atom movie = Atom.first(atoms, "moov");
        if (movie == null) {
            throw new UnreadableMediaException("MP4 file without a movie header (moov): cut off, or never finished");
        }
        List<Atom> parts = movie.children(source, 0);
        Track sound = null;
        boolean video = false;
        int tracks = 0;
        for (Atom part : parts) {
            Track track = part.type().equals("trak") && tracks++ < MAX_TRACKS ? Track.of(source, part) : null;
            sound = sound == null && track != null && track.isSound() ? track : sound;
            video |= track != null && track.isMovingPicture();
        }
        Atom data = largest(atoms, "mdat");
        if (sound == null && !video || data == null) {
            throw new UnreadableMediaException(
                    "MP4 file without " + (data == null ? "media data" : "a track of sound or video"));
        }
        AudioProperties audio = audio(source, sound, Fragments.duration(source, parts, atoms),
                video ? 0 : data.length());
        AudioSignature signature = Signatures.ofPayload("mp4", source, data.start(), data.end());
        return new ParsedMedia("mp4", video, audio, tags(source, parts), signature);
    }

    private static @Nullable Atom largest(List<Atom> atoms, String type) {
        Atom largest = null;
        for (Atom atom : atoms) {
            if (atom.type().equals(type) && atom.length() > 0
                    && (largest == null || atom.length() > largest.length())) {
                largest = atom;
            }
        }
        return largest;
    }

    private static AudioProperties audio(ByteRange range, @Nullable Track sound, Duration ofMovie, long bytes)
            throws IOException {
        if (sound == null) {
            return new AudioProperties("", 0, 0, 0, 0, ofMovie);
        }
        SampleDescription description = SampleDescription.of(range, sound.sampleEntry());
        Duration duration = sound.duration().isZero() ? ofMovie : sound.duration();
        int bitRate = description.bitRate() > 0 ? description.bitRate() : Rates.bitRate(bytes, duration);
        return new AudioProperties(description.codec(), bitRate, description.bitDepth(), description.samplingRate(),
                description.channelCount(), duration, description.profile());
    }

    /// `moov/udta/meta/ilst`; some writers leave `udta` out. `meta` begins with version and flags, QuickTime's does not.
    private static CollectedTags tags(ByteRange range, List<Atom> parts) throws IOException {
        Atom userData = Atom.first(parts, "udta");
        Atom meta = userData == null ? null : userData.child(range, "meta");
        meta = meta == null ? Atom.first(parts, "meta") : meta;
        if (meta == null) {
            return CollectedTags.NONE;
        }
        boolean plain = meta.content(range, 8).is(4, "hdlr");
        Atom list = Atom.first(meta.children(range, plain ? 0 : 4), "ilst");
        TagCollector collector = new TagCollector();
        if (list != null) {
            new ItemList(range, collector).read(list);
        }
        return collector.collected();
    }
}
