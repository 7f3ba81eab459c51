package io.antiphon.server.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.antiphon.server.SampleService;
import io.antiphon.server.TestServer;
import io.antiphon.server.contract.ApiDocument.Operation;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// Bodies made from the document; what only this server can know stands in the place of examples.
final class ApiBodies {

    private static final Set<String> PICTURES = Set.of("putUsersMeAvatar", "postAlbumsIdArtwork",
            "postArtistsIdArtwork");

    private ApiBodies() {}

    static boolean isPicture(Operation operation) {
        return PICTURES.contains(operation.id());
    }

    static byte[] picture() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    static @Nullable String of(ApiWorld world, ApiDocument document, Operation operation) throws Exception {
        JsonNode content = operation.node().path("requestBody").path("content");
        if (content.isMissingNode()) {
            return null;
        }
        if (!content.has("application/json")) {
            return switch (operation.id()) {
                case "postPlaylistsImport" -> "#EXTM3U\n#PLAYLIST:Taken\nFirst/First.flac\n";
                case "postUsersMeImportService" -> "First,Album of First,First,13 Sep 2020 12:26\n";
                case "patchUploadsId", "postUploadsId" -> "0123456789";
                default -> world.server().get("/api/v1/users/me/export", "X-API-Key", world.key()).body();
            };
        }
        ObjectNode body = (ObjectNode) document.body(operation);
        known(world, operation).forEach((field, value) -> body.set(field, value));
        return body.toString();
    }

    private static Map<String, JsonNode> known(ApiWorld world, Operation operation) throws Exception {
        Map<String, JsonNode> fields = new HashMap<>();
        switch (operation.id()) {
            case "postAuthLogin" -> text(fields, "username", "admin", "password", TestServer.PASSWORD);
            case "postAuthRefresh",
                    "postAuthLogout",
                    "postAuthOidcLogout" -> text(fields, "refreshToken", world.login().path("refreshToken").asText());
            case "postAuthOidcStart", "postAuthOidcLink" -> text(fields, "challenge", ApiNeighbours.challenge());
            case "postAuthOidcToken" -> text(fields, "code", world.neighbours().code(world.server()), "verifier",
                    ApiNeighbours.VERIFIER);
            case "postAuthRegister" -> text(fields, "token", token(world.ask("POST", "/admin/invitations", "{}")),
                    "username", "invited", "password", "a long password");
            case "postAuthResetPassword" -> text(fields, "token",
                    token(world.ask("POST", "/admin/users/%s/password-link".formatted(world.account()), "{}")),
                    "password", "a long password");
            case "putUsersMeScrobblingService" -> text(fields, "key", SampleService.KEY);
            case "postAlbumsIdReferences" -> text(fields, "url", "https://www.discogs.com/release/249504");
            case "postArtistsIdReferences" -> text(fields, "url", "https://bjork.bandcamp.com/");
            case "postSources" -> {
                text(fields, "kind", "folder", "address", world.id("place"));
                fields.put("musicFolder", ApiDocument.parsed("1"));
            }
            case "postDownloads" -> {
                text(fields, "url", "http://127.0.0.1:9/x.mp3");
                fields.put("musicFolder", ApiDocument.parsed("1"));
            }
            case "putUsersMePassword" -> text(fields, "currentPassword", TestServer.PASSWORD, "password",
                    TestServer.PASSWORD);
            case "postAdminUsers" -> text(fields, "username", "made-by-contract", "password", "a long password");
            case "putAdminUsersNamePassword" -> text(fields, "password", "a long password");
            case "postPairingQr" -> text(fields, "code", world.ask("POST", "/pairing", "{}").path("code").asText());
            case "postPairingExchange" -> text(fields, "code",
                    world.ask("POST", "/pairing", "{}").path("code").asText());
            case "postPlaylistsSmart", "postPlaylistsSmartPreview" -> {
                text(fields, "name", "Smart too");
                fields.put("rules", ApiDocument.parsed(ApiWorld.RULES));
            }
            case "putPlaylistsIdSharedWith" -> fields.put("users", ApiDocument.parsed("[]"));
            case "postCollection" -> fields.put("tracks", ApiDocument.parsed("[\"%s\"]".formatted(world.id("track"))));
            case "putQueue", "postQueueNext", "postQueueItems" -> {
                fields.put("items", ApiDocument.parsed("[\"%s\"]".formatted(world.id("track"))));
                fields.put("index", ApiDocument.parsed("0"));
                fields.put("positionMs", ApiDocument.parsed("0"));
            }
            case "postQueueMove" -> {
                world.ask("PUT", "/queue", "{\"items\":[\"%s\"]}".formatted(world.id("track")));
                fields.put("from", ApiDocument.parsed("0"));
                fields.put("to", ApiDocument.parsed("0"));
            }
            case "patchSession" -> {
                text(fields, "state", "paused", "itemId", world.id("track"));
                for (String absent : List.of("index", "positionMs", "speed", "device")) {
                    fields.put(absent, ApiDocument.parsed("null"));
                }
            }
            case "postSessionHand-off", "postSessionHandOff" -> {
                world.ask("PATCH", "/session", "{\"itemId\":\"%s\"}".formatted(world.id("track")));
                text(fields, "to", "kitchen");
                fields.put("from", ApiDocument.parsed("null"));
            }
            case "postTagsPreview", "postTagsEdits" -> {
                fields.put("tracks", ApiDocument.parsed("[\"%s\"]".formatted(world.id("track"))));
                fields.put("fields", ApiDocument.parsed(ApiWorld.TAGS));
                text(fields, "token", operation.id().equals("postTagsEdits") ? world.tagToken() : "");
            }
            case "postShares" -> fields.put("items",
                    ApiDocument.parsed("[{\"kind\":\"album\",\"id\":\"%s\"}]".formatted(world.id("album"))));
            case "patchSharesId" -> text(fields, "expiresAt", "");
            case "postSharedIdHeartbeat" -> text(fields, "session", world.session());
            case "postTracksIdRelations" -> text(fields, "to", world.id("other"));
            case "patchTracksIdProvenance",
                    "patchAlbumsIdProvenance",
                    "patchArtistsIdProvenance" -> fields.put("fields",
                            ApiDocument.parsed("[{\"field\":\"sortName\",\"values\":[\"Sorted\"]}]"));
            case "postCandidatesIdApply" -> {
                fields.put("fields", ApiDocument.parsed("[\"title\"]"));
                fields.put("trackFields", ApiDocument.parsed("[]"));
            }
            case "putTracksIdArtworkPrimary", "putAlbumsIdArtworkPrimary", "putArtistsIdArtworkPrimary" -> fields
                    .put("variant", ApiDocument.parsed("null"));
            case "postTracksIdSlices" -> fields.put("end", ApiDocument.parsed("700"));
            default -> {
                // Examples do.
            }
        }
        return fields;
    }

    private static String token(JsonNode link) {
        return link.path("url").asText().replaceFirst(".*token=", "");
    }

    private static void text(Map<String, JsonNode> fields, String... namesAndValues) throws Exception {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i],
                    ApiDocument.parsed("\"" + namesAndValues[i + 1].replace("\"", "\\\"") + "\""));
        }
    }
}
