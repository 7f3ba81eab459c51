package io.antiphon.media.tag.id3;

import static io.antiphon.core.tag.TagField.*;
import static java.util.Map.entry;

import io.antiphon.core.tag.TagField;
import java.util.Map;

/// Which frame holds which field, after MusicBrainz Picard's mapping
/// (<https://picard-docs.musicbrainz.org/en/appendices/tag_mapping.html>).
final class Id3FrameNames {

    /// Text frames whose every value is a value of the field.
    static final Map<String, TagField> TEXT = Map.ofEntries(entry("TIT2", TITLE), entry("TSOT", TITLESORT),
            entry("TIT3", SUBTITLE),
            entry("TPE1", ARTIST), entry("TSOP", ARTISTSORT), entry("TALB", ALBUM), entry("TSOA", ALBUMSORT),
            entry("TPE2", ALBUMARTIST),
            entry("TSO2", ALBUMARTISTSORT), entry("TSST", DISCSUBTITLE), entry("TMOO", MOOD), entry("TDRC", DATE),
            entry("TDRL", RELEASEDATE),
            entry("TDOR", ORIGINALDATE), entry("TCMP", COMPILATION), entry("TPUB", LABEL), entry("TSRC", ISRC),
            entry("TBPM", BPM), entry("TKEY", KEY),
            entry("TLAN", LANGUAGE), entry("GRP1", GROUPING), entry("TCOP", COPYRIGHT), entry("TENC", ENCODEDBY),
            entry("MVNM", MOVEMENTNAME),
            entry("TCOM", COMPOSER), entry("TSOC", COMPOSERSORT), entry("TEXT", LYRICIST), entry("TPE3", CONDUCTOR),
            entry("TPE4", REMIXER));

    /// Names of ID3v2.2 that stand for frames of the later versions.
    private static final Map<String, String> SHORT = Map.ofEntries(entry("TT1", "TIT1"), entry("TT2", "TIT2"),
            entry("TT3", "TIT3"), entry("TP1", "TPE1"),
            entry("TP2", "TPE2"), entry("TP3", "TPE3"), entry("TP4", "TPE4"), entry("TAL", "TALB"),
            entry("TRK", "TRCK"), entry("TPA", "TPOS"),
            entry("TCO", "TCON"), entry("TYE", "TYER"), entry("TDA", "TDAT"), entry("TOR", "TORY"),
            entry("TBP", "TBPM"), entry("TKE", "TKEY"),
            entry("TLA", "TLAN"), entry("TCM", "TCOM"), entry("TXT", "TEXT"), entry("TCR", "TCOP"),
            entry("TEN", "TENC"), entry("TPB", "TPUB"),
            entry("TRC", "TSRC"), entry("TCP", "TCMP"), entry("TST", "TSOT"), entry("TSP", "TSOP"),
            entry("TSA", "TSOA"), entry("TS2", "TSO2"),
            entry("TSC", "TSOC"), entry("TXX", "TXXX"), entry("UFI", "UFID"), entry("ULT", "USLT"),
            entry("SLT", "SYLT"), entry("COM", "COMM"),
            entry("PIC", "PIC"), entry("IPL", "IPLS"), entry("MVN", "MVNM"), entry("MVI", "MVIN"), entry("GP1", "GRP1"),
            entry("RVA", "RVA"));

    /// Roles in `TIPL` and `IPLS` lists; other roles are what a performer played.
    static final Map<String, TagField> ROLES = Map.ofEntries(entry("arranger", ARRANGER), entry("engineer", ENGINEER),
            entry("producer", PRODUCER),
            entry("dj-mix", DJMIXER), entry("mix", MIXER), entry("mixer", MIXER), entry("composer", COMPOSER),
            entry("lyricist", LYRICIST),
            entry("writer", WRITER), entry("conductor", CONDUCTOR), entry("remixer", REMIXER),
            entry("director", DIRECTOR));

    private Id3FrameNames() {}

    static String longName(String id) {
        String name = id.replace('\0', ' ').strip();
        return name.length() == 3 ? SHORT.getOrDefault(name, name) : name;
    }
}
