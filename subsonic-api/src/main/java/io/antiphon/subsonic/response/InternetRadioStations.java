package io.antiphon.subsonic.response;

import java.util.List;

/// Radio stations.
public record InternetRadioStations(List<InternetRadioStation> internetRadioStation) {}
