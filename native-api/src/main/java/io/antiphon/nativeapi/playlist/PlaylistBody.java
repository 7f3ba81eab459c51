package io.antiphon.nativeapi.playlist;

import io.antiphon.core.Rows;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Track;
import io.antiphon.core.playlist.file.PlaylistFormat;
import io.antiphon.core.playlist.file.PlaylistWriter;
import io.antiphon.core.playlist.file.PlaylistWriter.Line;
import io.antiphon.http.media.ContentDisposition;
import io.antiphon.http.media.HelidonMediaExchange;
import io.antiphon.nativeapi.http.Streamed;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/// A playlist as a file, written while its entries are read.
record PlaylistBody(String name, PlaylistFormat format, Rows<Annotated<Track>> entries) implements Streamed {

    @Override
    public void send(ServerRequest request, ServerResponse response) {
        HelidonMediaExchange exchange = new HelidonMediaExchange(request, response);
        exchange.setHeader("Content-Type", format.contentType());
        exchange.setHeader("Content-Disposition", ContentDisposition.attachment(name + '.' + format.ending()));
        try (Writer out = new BufferedWriter(new OutputStreamWriter(exchange.stream(), StandardCharsets.UTF_8))) {
            PlaylistWriter.write(format, name, entries.map(PlaylistBody::line), out);
        } catch (IOException | RuntimeException e) {
            throw exchange.cut(e);
        }
    }

    private static Line line(Annotated<Track> entry) {
        Track track = entry.item();
        return new Line(track.file().path(), track.title(), track.credits().displayArtist(), track.albumTitle(),
                track.audio().duration());
    }
}
