package io.antiphon.conformance.chapter;

import io.antiphon.conformance.answer.AnswerTree;
import io.antiphon.conformance.suite.Call;
import io.antiphon.conformance.suite.Cases;
import io.antiphon.conformance.suite.Chapter;
import io.antiphon.conformance.suite.Probe;
import java.util.List;
import java.util.Optional;

/// Internet radio stations.
final class RadioChapter implements Chapter {

    private static final String STREAM = "http://127.0.0.1:9/stream";

    @Override
    public void describe(Cases cases) {
        cases.endpoint("getInternetRadioStations").must("answers", probe -> probe.ok("getInternetRadioStations"));
        cases.endpoint("createInternetRadioStation").must("adds a station", probe -> {
            AnswerTree station = create(probe);
            probe.equal("streamUrl", STREAM, station.text("streamUrl"));
            probe.equal("homePageUrl", "http://127.0.0.1:9/", station.text("homePageUrl"));
        });
        cases.endpoint("updateInternetRadioStation").must("changes a station", probe -> {
            String id = create(probe).text("id");
            String name = Samples.name("Renamed");
            probe.ok("updateInternetRadioStation", "id", id, "name", name, "streamUrl", STREAM + "2", "homepageUrl",
                    "http://127.0.0.1:9/2");
            AnswerTree station = find(probe, "id", id).orElse(AnswerTree.nothing());
            probe.equal("name", name, station.text("name"));
            probe.equal("streamUrl", STREAM + "2", station.text("streamUrl"));
        });
        cases.endpoint("deleteInternetRadioStation").must("removes a station", probe -> {
            String id = create(probe).text("id");
            probe.ok("deleteInternetRadioStation", "id", id);
            probe.equal("the station", Optional.empty(), find(probe, "id", id));
        });
    }

    private static AnswerTree create(Probe probe) {
        String name = Samples.name("Conformance");
        probe.ok("createInternetRadioStation", "name", name, "streamUrl", STREAM, "homepageUrl",
                "http://127.0.0.1:9/");
        Optional<AnswerTree> station = find(probe, "name", name);
        probe.expect(station.isPresent(), "the station " + name + " in getInternetRadioStations", "none");
        station.ifPresent(made -> probe.lastly(Call.of("deleteInternetRadioStation", "id", made.text("id"))));
        return station.orElse(AnswerTree.nothing());
    }

    private static Optional<AnswerTree> find(Probe probe, String field, String value) {
        List<AnswerTree> stations = probe.ok("getInternetRadioStations").items("internetRadioStation");
        return stations.stream().filter(station -> station.text(field).equals(value)).findFirst();
    }
}
