package io.antiphon.core.radio;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.LibraryException;
import io.antiphon.core.audit.AuditKind;
import io.antiphon.core.audit.AuditTrail;
import io.antiphon.core.user.Permission;
import io.antiphon.core.user.User;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What users do with radio stations: everybody listens, admins change them.
public final class RadioService {

    private static final int MAX_NAME = 500;
    private static final int MAX_ADDRESS = 2_000;

    private final RadioStations stations;
    private final IdGenerator ids;
    private final AuditTrail trail;

    public RadioService(RadioStations stations, IdGenerator ids, AuditTrail trail) {
        this.stations = stations;
        this.ids = ids;
        this.trail = trail;
    }

    /// By name.
    public List<RadioStation> list() {
        return stations.listStations();
    }

    /// @param homePage absent or empty for none
    /// @throws LibraryException.Invalid when an address is not one of http or https
    public RadioStation create(User user, String name, String stream, @Nullable String homePage) {
        requireAdmin(user);
        RadioStation station = station(new StationId(ids.next()), name, stream, homePage);
        stations.create(station);
        return station;
    }

    /// Replaces everything. The home page stays when none is given; an empty one removes it.
    public void update(User user, StationId id, String name, String stream, @Nullable String homePage) {
        requireAdmin(user);
        RadioStation before = stations.findStation(id)
                .orElseThrow(() -> new LibraryException.NotFound("Internet radio station", id.value()));
        RadioStation after = station(id, name, stream, homePage);
        stations.update(
                homePage == null ? new RadioStation(id, after.name(), after.stream(), before.homePage()) : after);
    }

    public void delete(User user, StationId id) {
        requireAdmin(user);
        RadioStation station = stations.findStation(id)
                .orElseThrow(() -> new LibraryException.NotFound("Internet radio station", id.value()));
        stations.delete(id);
        trail.record(AuditKind.RADIO_STATION_DELETED, station.name(), "");
    }

    private static RadioStation station(StationId id, String name, String stream, @Nullable String homePage) {
        String label = name.strip();
        if (label.isEmpty() || label.length() > MAX_NAME) {
            throw new LibraryException.Invalid(
                    "A station's name has 1 to %d characters, not %d".formatted(MAX_NAME, label.length()));
        }
        return new RadioStation(id, label, address("stream", stream),
                homePage == null || homePage.isBlank() ? null : address("home page", homePage));
    }

    private static URI address(String what, String text) {
        URI address = parsed(text.strip());
        String scheme = address == null ? null : address.getScheme();
        boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
        if (address == null || !web || address.getHost() == null || text.length() > MAX_ADDRESS) {
            throw new LibraryException.Invalid(
                    "The station's %s must be an address of http or https: %s".formatted(what, shortened(text)));
        }
        return address;
    }

    private static @Nullable URI parsed(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException _) {
            return null;
        }
    }

    private static String shortened(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }

    private static void requireAdmin(User user) {
        if (!user.may(Permission.MANAGE_SERVER)) {
            throw new LibraryException.Forbidden("%s may not change radio stations".formatted(user.name()));
        }
    }
}
