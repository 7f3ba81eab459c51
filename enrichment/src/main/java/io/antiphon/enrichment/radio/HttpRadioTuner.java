package io.antiphon.enrichment.radio;

import io.antiphon.core.radio.RadioBroadcast;
import io.antiphon.core.radio.RadioException;
import io.antiphon.core.radio.RadioTuner;
import io.antiphon.enrichment.web.GuardedHttpClient;
import io.antiphon.enrichment.web.WebAnswer;
import io.antiphon.enrichment.web.WebException;
import io.antiphon.enrichment.web.WebRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Receives stations over HTTP, with their titles: those that send one endless answer, and those that send pieces (HTTP Live
/// Streaming), whose pieces it joins.
public final class HttpRadioTuner implements RadioTuner {

    static final String SOUND = "audio/*, application/ogg, */*;q=0.5";
    static final String PLAYLISTS = "application/vnd.apple.mpegurl, audio/mpegurl, */*;q=0.5";
    private static final int MAX_PLAYLISTS = 3;
    private static final int MAX_INTERVAL = 1 << 20;
    private static final int MAX_NAME = 200;
    private static final int MAX_BIT_RATE = 100_000;
    private static final Map<String, String> WITH_TITLES = Map.of("Icy-MetaData", "1");

    private final GuardedHttpClient web;
    private final HlsStation.Pause pause;

    public HttpRadioTuner(GuardedHttpClient web) {
        this(web, Thread::sleep);
    }

    HttpRadioTuner(GuardedHttpClient web, HlsStation.Pause pause) {
        this.web = web;
        this.pause = pause;
    }

    @Override
    public <T> T tune(URI stream, Duration limit, Reception<T> reception)
            throws RadioException, IOException, InterruptedException {
        String url = stream.toString();
        try {
            for (int i = 0; i <= MAX_PLAYLISTS; i++) {
                WebRequest request = new WebRequest(url, SOUND, null, null,
                        Long.MAX_VALUE, limit, WITH_TITLES);
                switch (web.fetch(request, answer -> received(answer, reception))) {
                    case Outcome.Heard<T>(T result) -> {
                        return result;
                    }
                    case Outcome.Leads<T>(String next) -> url = next;
                    case Outcome.Pieces<T>(HlsPlaylist playlist, URI address) -> {
                        return follow(playlist, address, limit, reception);
                    }
                    case Outcome.Silent<T>(String why) -> throw new RadioException(why);
                }
            }
        } catch (WebException e) {
            throw new RadioException("The station cannot be heard: " + e.reason(), e);
        }
        throw new RadioException("The station's playlists lead to nothing but playlists");
    }

    /// What came of one answer.
    private sealed interface Outcome<T> {

        record Heard<T>(T result) implements Outcome<T> {}

        record Leads<T>(String address) implements Outcome<T> {}

        record Pieces<T>(HlsPlaylist playlist, URI address) implements Outcome<T> {}

        record Silent<T>(String why) implements Outcome<T> {}
    }

    private static <T> Outcome<T> received(WebAnswer answer, Reception<T> reception) throws IOException {
        if (StationPlaylist.isDash(answer.contentType(), answer.address())) {
            return new Outcome.Silent<>(
                    "The station sends its sound in pieces as DASH, which only players can put together");
        }
        if (StationPlaylist.is(answer.contentType(), answer.address())) {
            String text = StationPlaylist.textOf(answer.content());
            if (HlsPlaylist.is(text)) {
                HlsPlaylist playlist = HlsPlaylist.parse(text, answer.address());
                return playlist.variants().isEmpty() ? new Outcome.Pieces<>(playlist, answer.address())
                        : new Outcome.Leads<>(playlist.best().address().toString());
            }
            return StationPlaylist.firstAddress(text)
                    .<Outcome<T>>map(Outcome.Leads::new)
                    .orElseGet(() -> new Outcome.Silent<>("The station's playlist names no address"));
        }
        String type = answer.contentType() == null ? "audio/mpeg" : answer.contentType();
        if (type.startsWith("text/")) {
            return new Outcome.Silent<>("The station answers with text and not with sound");
        }
        return new Outcome.Heard<>(reception.receive(broadcast(answer, type)));
    }

    private <T> T follow(HlsPlaylist playlist, URI address, Duration limit, Reception<T> reception)
            throws RadioException, IOException {
        if (playlist.obstacle() != null) {
            throw new RadioException(playlist.obstacle());
        }
        try (HlsStation station = new HlsStation(web, address, playlist, limit, pause)) {
            String type = station.begin();
            return reception.receive(
                    new RadioBroadcast(type, null, 0, station.isTitled(), station, station::title));
        } catch (HlsStation.LostException e) {
            throw new RadioException(String.valueOf(e.getMessage()), e);
        }
    }

    private static RadioBroadcast broadcast(WebAnswer answer, String type) {
        int interval = number(answer.header("icy-metaint"), MAX_INTERVAL);
        String name = name(answer.header("icy-name"));
        int bitRate = number(answer.header("icy-br"), MAX_BIT_RATE);
        InputStream content = answer.content();
        if (interval == 0) {
            return new RadioBroadcast(type, name, bitRate, false, content, () -> null);
        }
        IcySound sound = new IcySound(content, interval);
        return new RadioBroadcast(type, name, bitRate, true, sound, sound::title);
    }

    /// @return 0 for what is none, or none that makes sense
    private static int number(@Nullable String text, int max) {
        try {
            // Some servers say a rate twice: `128,128`.
            int number = text == null ? 0 : Integer.parseInt(text.split(",", -1)[0].strip());
            return number > 0 && number <= max ? number : 0;
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    private static @Nullable String name(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String clean = text.replaceAll("\\p{Cntrl}", "").strip();
        return clean.length() <= MAX_NAME ? clean : clean.substring(0, MAX_NAME);
    }
}
