package org.hillock.runtime.dataset;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A site on the loopback interface that misbehaves as it is told, one answer after the other. */
final class FileServer implements AutoCloseable {
    /** How to answer one request. */
    enum Mood {
        WELL,
        IGNORING_RANGES,
        BREAKING_HALFWAY,
        SILENT_HALFWAY,
        BUSY,
        WRONG_RANGE
    }

    final Map<String, byte[]> files = new HashMap<>();
    final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    final Deque<Mood> moods = new ArrayDeque<>();
    volatile String entityTag = "\"one\"";
    volatile boolean tagged = true;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    FileServer() throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI site() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/set/");
    }

    void put(String path, byte[] content) {
        files.put("/set/" + path, content);
    }

    void put(String path, String content) {
        put(path, content.getBytes(StandardCharsets.UTF_8));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Optional<String> range =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range"));
        Optional<String> condition =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("If-Range"));
        boolean isList = path.endsWith(".txt");
        requests.add(path.substring(path.lastIndexOf('/') + 1)
                + range.map(r -> " " + r).orElse("")
                + condition.map(c -> " if " + c).orElse(""));
        Mood mood = isList || moods.isEmpty() ? Mood.WELL : moods.poll();
        byte[] content = files.get(path);
        if (content == null || mood == Mood.BUSY) {
            if (mood == Mood.BUSY) {
                exchange.getResponseHeaders().add("Retry-After", "7");
            }
            exchange.sendResponseHeaders(content == null ? 404 : 503, -1);
            exchange.close();
            return;
        }
        send(
                exchange,
                mood,
                content,
                range.filter(r -> condition.isEmpty() || condition.get().equals(entityTag)));
    }

    private void send(HttpExchange exchange, Mood mood, byte[] content, Optional<String> range) throws IOException {
        int from = 0;
        if (tagged) {
            exchange.getResponseHeaders().add("ETag", entityTag);
        }
        if (range.isPresent() && mood != Mood.IGNORING_RANGES) {
            from = Integer.parseInt(range.get().replaceAll("\\D", ""));
            if (from >= content.length) {
                exchange.getResponseHeaders().add("Content-Range", "bytes */" + content.length);
                exchange.sendResponseHeaders(416, -1);
                exchange.close();
                return;
            }
            from = mood == Mood.WRONG_RANGE ? from - 1 : from;
            exchange.getResponseHeaders()
                    .add("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
        }
        boolean partial = exchange.getResponseHeaders().containsKey("Content-Range");
        int length = content.length - from;
        exchange.sendResponseHeaders(partial ? 206 : 200, length);
        OutputStream body = exchange.getResponseBody();
        boolean half = mood == Mood.BREAKING_HALFWAY || mood == Mood.SILENT_HALFWAY;
        body.write(content, from, half ? length / 2 : length);
        body.flush();
        if (mood == Mood.SILENT_HALFWAY) {
            stayOpen();
        }
        exchange.close();
    }

    private static void stayOpen() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
