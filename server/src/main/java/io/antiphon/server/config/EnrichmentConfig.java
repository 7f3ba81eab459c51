package io.antiphon.server.config;

import io.antiphon.enrichment.provider.ProviderOptions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What others may be asked about the music, and who.
public record EnrichmentConfig(
        @Setting(
                value = "How the providers' operators can reach you: an address of mail or of the web. It is sent with every question; MusicBrainz asks for it.",
                defaultSays = "none") @Nullable String contact,
        @Setting(
                value = "The order in which providers are asked; those that are not named, and plug-ins, come after.",
                byDefault = "musicbrainz, cover-art-archive, acoustid, listenbrainz, lastfm, wikipedia, fanart, discogs, deezer, itunes, spotify, lrclib, lyrics-ovh") List<String> order,
        @Setting(value = "The language of biographies, as ISO 639-1.", byDefault = "en") String language,
        @Setting(
                value = "How long somebody's request waits for what is not known here yet, at most 5s; `0s` to answer at once with what is known and have the rest for the next time.",
                byDefault = "0s") Duration patience,
        @Setting(
                value = "After how long what was found is looked up anew, in the background, when somebody asks for it.",
                byDefault = "30d") Duration refresh,
        @Setting(value = "How much disk the providers' answers may take, so that nothing is asked twice.",
                byDefault = "128MB", min = 0, max = 1_099_511_627_776L) ByteSize cacheSize,
        @Setting(value = "How much disk pictures may take that were fetched.", byDefault = "512MB",
                min = 0) ByteSize pictures,
        @Setting("The providers, each off until you allow it: who is asked learns what music is here.") Providers providers) {

    public EnrichmentConfig {
        order = List.copyOf(order);
    }

    /// Without the keys.
    @Override
    public String toString() {
        return "EnrichmentConfig[order=%s]".formatted(order);
    }

    public record Providers(
            @Setting("MusicBrainz: releases, recordings, links. Needs `enrichment.contact`.") Open musicbrainz,
            @Setting("Cover Art Archive: covers of what MusicBrainz knows.") Open coverArtArchive,
            @Setting("AcoustID: recognises sound.") Keyed acoustid,
            @Setting("ListenBrainz, or a server that speaks like it: scrobbling, loves, listening history, similar artists, top songs.") Peer listenbrainz,
            @Setting("Last.fm: biographies, similar artists, top songs, notes; with `secret` also scrobbling, loves, listening history.") Secretive lastfm,
            @Setting("Wikipedia: biographies and notes. Needs `musicbrainz`, which knows the articles.") Open wikipedia,
            @Setting("Fanart.tv: pictures.") Keyed fanart,
            @Setting("Discogs: releases, pictures, profiles.") Keyed discogs,
            @Setting("Deezer: pictures, similar artists, top songs.") Open deezer,
            @Setting("iTunes Search: covers.") Open itunes,
            @Setting("Spotify: links and ids.") Secretive spotify,
            @Setting("LRCLIB: lyrics, with times where it has them.") Open lrclib,
            @Setting("Lyrics.ovh: lyrics.") Open lyricsOvh) {

        public boolean isAnyEnabled() {
            return names().containsValue(true);
        }

        /// @param name of a provider
        public boolean isEnabled(String name) {
            return names().getOrDefault(name, false);
        }

        private Map<String, Boolean> names() {
            return Map.ofEntries(Map.entry("musicbrainz", musicbrainz.enabled),
                    Map.entry("cover-art-archive", coverArtArchive.enabled), Map.entry("acoustid", acoustid.enabled),
                    Map.entry("listenbrainz", listenbrainz.enabled), Map.entry("lastfm", lastfm.enabled),
                    Map.entry("wikipedia", wikipedia.enabled), Map.entry("fanart", fanart.enabled),
                    Map.entry("discogs", discogs.enabled), Map.entry("deezer", deezer.enabled),
                    Map.entry("itunes", itunes.enabled), Map.entry("spotify", spotify.enabled),
                    Map.entry("lrclib", lrclib.enabled), Map.entry("lyrics-ovh", lyricsOvh.enabled));
        }

        /// Those addresses that were set, by their settings' names.
        public Map<String, String> addresses() {
            Map<String, @Nullable String> all = new LinkedHashMap<>();
            all.put("musicbrainz.url", musicbrainz.url);
            all.put("cover-art-archive.url", coverArtArchive.url);
            all.put("acoustid.url", acoustid.url);
            all.put("listenbrainz.url", listenbrainz.url);
            all.put("listenbrainz.labs-url", listenbrainz.labsUrl);
            all.put("lastfm.url", lastfm.url);
            all.put("wikipedia.url", wikipedia.url);
            all.put("fanart.url", fanart.url);
            all.put("discogs.url", discogs.url);
            all.put("deezer.url", deezer.url);
            all.put("itunes.url", itunes.url);
            all.put("spotify.url", spotify.url);
            all.put("lrclib.url", lrclib.url);
            all.put("lyrics-ovh.url", lyricsOvh.url);
            Map<String, String> set = new LinkedHashMap<>();
            all.forEach((setting, url) -> {
                if (url != null) {
                    set.put(setting, url);
                }
            });
            return set;
        }

        /// Without the keys.
        @Override
        public String toString() {
            return "Providers[]";
        }
    }

    /// A provider that needs nobody's key.
    public record Open(
            @Setting(value = "Whether it may be asked.", byDefault = "false") boolean enabled,
            @Setting(value = "Its address, for a copy of your own; it may be in the local network.",
                    defaultSays = "the usual one") @Nullable String url) {

        public ProviderOptions options() {
            return new ProviderOptions(enabled, url, null, null);
        }
    }

    /// A provider with a second service beside its first.
    public record Peer(
            @Setting(value = "Whether it may be asked.", byDefault = "false") boolean enabled,
            @Setting(value = "Its address, for a server of your own; it may be in the local network.",
                    defaultSays = "the usual one") @Nullable String url,
            @Setting(
                    value = "The address of its experimental services, which know similar artists; a server of your own has none unless you name one.",
                    defaultSays = "the usual one, of the usual service") @Nullable String labsUrl) {

        public ProviderOptions options() {
            return new ProviderOptions(enabled, url, null, null);
        }
    }

    /// A provider that needs a key.
    public record Keyed(
            @Setting(value = "Whether it may be asked.", byDefault = "false") boolean enabled,
            @Setting(value = "Its address; it may be in the local network.",
                    defaultSays = "the usual one") @Nullable String url,
            @Setting(value = "The key that it gave you for this server.", secret = true) @Nullable String key) {

        public ProviderOptions options() {
            return new ProviderOptions(enabled, url, key, null);
        }

        /// Without the key.
        @Override
        public String toString() {
            return "Keyed[enabled=%s]".formatted(enabled);
        }
    }

    /// A provider that needs a key and a secret.
    public record Secretive(
            @Setting(value = "Whether it may be asked.", byDefault = "false") boolean enabled,
            @Setting(value = "Its address; it may be in the local network.",
                    defaultSays = "the usual one") @Nullable String url,
            @Setting(value = "The key (client id) that it gave you for this server.",
                    secret = true) @Nullable String key,
            @Setting(value = "The secret that goes with it.", secret = true) @Nullable String secret) {

        public ProviderOptions options() {
            return new ProviderOptions(enabled, url, key, secret);
        }

        /// Without the keys.
        @Override
        public String toString() {
            return "Secretive[enabled=%s]".formatted(enabled);
        }
    }
}
