package io.antiphon.subsonic.endpoint;

import io.antiphon.core.radio.RadioService;
import io.antiphon.core.user.Permission;
import io.antiphon.subsonic.mapping.RadioMapper;
import io.antiphon.subsonic.parameter.RadioParameters.CreateStation;
import io.antiphon.subsonic.parameter.RadioParameters.StationById;
import io.antiphon.subsonic.parameter.RadioParameters.UpdateStation;
import io.antiphon.subsonic.response.InternetRadioStations;
import java.util.List;

/// Internet radio stations.
final class RadioEndpoints implements ChapterEndpoints {

    private final RadioService radio;

    RadioEndpoints(SubsonicPorts ports) {
        this.radio = ports.community().radio();
    }

    @Override
    public List<Endpoint<?>> endpoints() {
        return List.of(
                entry("getInternetRadioStations", "1.9.0").answers("internetRadioStations", InternetRadioStations.class,
                        _ -> new InternetRadioStations(radio.list().stream().map(RadioMapper::station).toList())),
                entry("createInternetRadioStation", "1.16.0").needs(Permission.MANAGE_SERVER)
                        .does(CreateStation.class, this::create),
                entry("updateInternetRadioStation", "1.16.0").needs(Permission.MANAGE_SERVER)
                        .does(UpdateStation.class,
                                (caller, asked) -> radio.update(caller.user(), asked.id(), asked.name(),
                                        asked.streamUrl(), asked.homepageUrl())),
                entry("deleteInternetRadioStation", "1.16.0").needs(Permission.MANAGE_SERVER)
                        .does(StationById.class, (caller, asked) -> radio.delete(caller.user(), asked.id())));
    }

    private static Endpoint.Entry entry(String name, String since) {
        return Endpoint.named(Chapter.RADIO, name, since);
    }

    private void create(Caller caller, CreateStation asked) {
        radio.create(caller.user(), asked.name(), asked.streamUrl(), asked.homepageUrl());
    }
}
