package io.antiphon.subsonic.mapping;

import io.antiphon.core.radio.RadioStation;
import io.antiphon.subsonic.parameter.WireId;
import io.antiphon.subsonic.response.InternetRadioStation;

/// Radio stations. They have no pictures.
public final class RadioMapper {

    private RadioMapper() {}

    public static InternetRadioStation station(RadioStation station) {
        return new InternetRadioStation(new WireId(WireId.Kind.STATION, station.id().value()).toString(),
                station.name(),
                station.stream().toString(), station.homePage() == null ? null : station.homePage().toString(), null);
    }
}
