package io.antiphon.subsonic;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.testing.memory.SampleLibrary;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The jukebox by its endpoint.
class JukeboxIT {
    private static final String OPENING = "tr-" + SampleLibrary.OPENING.value();
    private static final String OPUS = "tr-" + SampleLibrary.OPUS.value();
    private static final String CLOSING = "tr-" + SampleLibrary.CLOSING.value();

    @TempDir
    Path files;

    private TestServer server;

    @BeforeEach
    void start() throws IOException {
        server = new TestServer(files);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aWholeEvening() {
        assertThat(control("action=status"))
                .contains(
                        "\"jukeboxStatus\":{\"currentIndex\":-1,\"playing\":false,\"gain\":0.5,\"volume\":0.5,\"position\":0}");
        assertThat(control("action=set&id=" + OPENING + "&id=" + OPUS))
                .contains("\"currentIndex\":0,\"playing\":false");
        assertThat(control("action=start")).contains("\"currentIndex\":0,\"playing\":true");
        assertThat(control("action=skip&index=1&offset=7"))
                .contains("\"currentIndex\":1,\"playing\":true,\"gain\":0.5,\"volume\":0.5,\"position\":7");
        assertThat(control("action=add&id=" + OPENING)).contains("\"currentIndex\":1");
        assertThat(control("action=setGain&gain=0.25")).contains("\"gain\":0.25");
        assertThat(control("action=remove&index=0")).contains("\"currentIndex\":0,\"playing\":true");
        assertThat(control("action=shuffle")).contains("\"playing\":true");
        assertThat(control("action=stop")).contains("\"playing\":false,\"gain\":0.25,\"volume\":0.25,\"position\":7");
        assertThat(control("action=clear")).contains("\"currentIndex\":-1");
    }

    @Test
    void theQueueIsShownWithItsSongs() {
        control("action=add&id=" + OPENING + "&id=" + OPUS + "&id=" + OPENING);
        String playlist = control("action=get");
        assertThat(playlist).contains(
                "\"jukeboxPlaylist\":{\"currentIndex\":0,\"playing\":false,\"gain\":0.5,\"volume\":0.5,\"position\":0,\"entry\":[{\"id\":\""
                        + OPENING);
        assertThat(playlist.split("\"id\":\"" + OPENING, -1)).hasSize(3);
        assertThat(server.xml("jukeboxControl", "action=get")).contains(
                "<jukeboxPlaylist currentIndex=\"0\" playing=\"false\" gain=\"0.5\" position=\"0\"><entry id=\"");
    }

    @Test
    void aMissingDeviceIsAClearErrorAndTheQueueStays() {
        control("action=add&id=" + CLOSING);
        assertThat(control("action=start")).contains("\"code\":0").contains("There is no sound device on this server");
        assertThat(control("action=status")).contains("\"currentIndex\":0,\"playing\":false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "action=dance", "action=skip", "action=skip&index=3", "action=remove",
            "action=remove&index=-1", "action=setGain",
            "action=setGain&gain=2", "action=skip&index=0&offset=-1"})
    void whatMakesNoSenseIsRefused(String parameters) {
        assertThat(control(parameters)).contains("\"code\":10");
    }

    @Test
    void aSongThatIsNotThereIsNotAdded() {
        assertThat(control("action=add&id=" + OPENING + "&id=tr-none")).contains("\"code\":70");
        assertThat(control("action=get")).contains("\"entry\":[]");
    }

    @Test
    void onlyThoseWhoMayControlIt() {
        assertThat(server.get("jukeboxControl?" + TestServer.as("lena") + "action=status").body())
                .contains("code=\"50\"");
    }

    private String control(String parameters) {
        return server.json("jukeboxControl", parameters);
    }
}
