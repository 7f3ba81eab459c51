package io.antiphon.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.antiphon.server.cli.ProviderReport.Line;
import org.junit.jupiter.api.Test;

class ProviderReportTest {

    @Test
    void whatTheServerCountedIsSaidOfThoseWhoMayBeAsked() throws JsonProcessingException {
        String info = """
                {"providers":[
                  {"name":"lastfm","title":"Last.fm","state":"paused","asked":7,"kept":2,"failed":3,"lastFailure":"lastfm is down",
                   "pausedUntil":"2026-03-01T12:00:00Z"},
                  {"name":"lrclib","title":"LRCLIB","state":"ready","asked":5,"kept":0,"failed":0},
                  {"name":"discogs","title":"Discogs","state":"off","missing":"a key","asked":0,"kept":0,"failed":0}],
                 "pluginProblems":["The plug-in x.jar is not used: it is broken"]}""";
        assertThat(ProviderReport.ofServer(new JsonMapper().readTree(info))).containsExactly(
                new Line(false,
                        "Last.fm: left alone until 2026-03-01T12:00:00Z; asked 7 times, 3 of them in vain; last: lastfm is down"),
                new Line(true, "LRCLIB: ready; asked 5 times, 0 of them in vain"),
                new Line(false, "The plug-in x.jar is not used: it is broken"));
    }
}
