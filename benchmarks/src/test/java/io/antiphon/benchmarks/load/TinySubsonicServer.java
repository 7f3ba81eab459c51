package io.antiphon.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// As much of the protocol as the load runner uses, over a library of numbered albums and songs.
final class TinySubsonicServer implements AutoCloseable {

    private final int albums;
    private final int songs;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<String> starred = ConcurrentHashMap.newKeySet();
    private final AtomicInteger playlists = new AtomicInteger();
    /// How often the state of a scan is asked for before it has ended.
    private final AtomicInteger scansLeft = new AtomicInteger();
    private final List<Integer> syncOffsets = new CopyOnWriteArrayList<>();
    private final List<String> coverRequests = new CopyOnWriteArrayList<>();
    private volatile String failing = "";

    TinySubsonicServer(int albums, int songs) throws IOException {
        this.albums = albums;
        this.songs = songs;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/rest/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void failAt(String endpoint) {
        failing = endpoint;
    }

    Set<String> starred() {
        return starred;
    }

    int playlists() {
        return playlists.get();
    }

    List<Integer> syncOffsets() {
        return syncOffsets;
    }

    List<String> coverRequests() {
        return coverRequests;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String endpoint = exchange.getRequestURI().getPath().replaceAll("^/rest/|\\.view$", "");
        Map<String, List<String>> query = parameters(exchange.getRequestURI().getRawQuery());
        if (endpoint.equals(failing)) {
            send(exchange, "application/json",
                    "{\"subsonic-response\":{\"status\":\"failed\",\"error\":{\"code\":0}}}");
        } else if (endpoint.equals("stream") && first(query, "format").equals("mp3")) {
            send(exchange, "audio/mpeg", "transcoded");
        } else if (endpoint.equals("stream")) {
            send(exchange, "audio/flac", "x".repeat(2000));
        } else if (endpoint.equals("getCoverArt")) {
            if (!first(query, "size").equals("300")) {
                coverRequests.add(first(query, "id") + "@" + first(query, "size"));
            }
            send(exchange, "image/jpeg", "picture");
        } else {
            send(exchange, "application/json",
                    "{\"subsonic-response\":{\"status\":\"ok\",\"version\":\"1.16.1\"" + content(endpoint, query)
                            + "}}");
        }
    }

    private String content(String endpoint, Map<String, List<String>> query) {
        return switch (endpoint) {
            case "getAlbumList2" -> ",\"albumList2\":{\"album\":"
                    + page(albums, number(query, "offset"), number(query, "size"), i -> "{\"id\":\"al-" + i + "\"}")
                    + "}";
            case "getAlbum" -> ",\"album\":{\"id\":\"x\",\"artist\":\"Some Singer\",\"artistId\":\"ar-1\",\"coverArt\":\"c-"
                    + first(query, "id") + "\",\"song\":" + page(2, 0, 2, i -> song(first(query, "id") + "-" + i))
                    + "}";
            case "getGenres" -> ",\"genres\":{\"genre\":[{\"value\":\"Rock\",\"songCount\":3}]}";
            case "search3" -> ",\"searchResult3\":{\"song\":" + search(query) + "}";
            case "star" -> change(query, true);
            case "unstar" -> change(query, false);
            case "createPlaylist" -> ",\"playlist\":{\"id\":\"pl-" + playlists.incrementAndGet() + "\"}";
            case "startScan" -> {
                scansLeft.set(3);
                yield ",\"scanStatus\":{\"scanning\":true,\"count\":0}";
            }
            case "getScanStatus" -> ",\"scanStatus\":{\"scanning\":" + (scansLeft.decrementAndGet() > 0)
                    + ",\"count\":1}";
            case "deletePlaylist" -> playlists.decrementAndGet() < 0 ? "," : "";
            default -> "";
        };
    }

    private String search(Map<String, List<String>> query) {
        if (!first(query, "query").isEmpty()) {
            return "[]";
        }
        int count = number(query, "songCount");
        int offset = number(query, "songOffset");
        if (count == 500) {
            syncOffsets.add(offset);
        }
        return page(songs, offset, count, i -> song("s-" + i));
    }

    private String change(Map<String, List<String>> query, boolean add) {
        List<String> ids = new ArrayList<>(query.getOrDefault("id", List.of()));
        ids.addAll(query.getOrDefault("albumId", List.of()));
        if (add) {
            starred.addAll(ids);
        } else {
            ids.forEach(starred::remove);
        }
        return "";
    }

    private static String song(String id) {
        return "{\"id\":\"" + id + "\",\"title\":\"A Title\",\"suffix\":\"flac\",\"size\":2000}";
    }

    private static String page(int total, int offset, int size, java.util.function.IntFunction<String> each) {
        return IntStream.range(offset, Math.min(total, offset + size))
                .mapToObj(each)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static void send(HttpExchange exchange, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, List<String>> parameters(String query) {
        Map<String, List<String>> parameters = new HashMap<>();
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.computeIfAbsent(parts[0], _ -> new ArrayList<>()).add(URLDecoder.decode(parts[1], UTF_8));
        }
        return parameters;
    }

    private static String first(Map<String, List<String>> query, String name) {
        return query.getOrDefault(name, List.of("")).getFirst();
    }

    private static int number(Map<String, List<String>> query, String name) {
        return Integer.parseInt(first(query, name));
    }
}
