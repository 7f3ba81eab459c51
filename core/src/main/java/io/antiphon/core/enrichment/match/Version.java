package io.antiphon.core.enrichment.match;

/// What makes a recording of a song another one than its usual recording. A remaster, a mono mix or a bonus track is the same.
enum Version {
    LIVE, REMIX, DEMO, ACOUSTIC, INSTRUMENTAL, EDIT, EXTENDED, KARAOKE, ALTERNATE, COVER, REPRISE
}
