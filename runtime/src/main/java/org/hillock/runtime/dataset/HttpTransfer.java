package org.hillock.runtime.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One try to receive the rest of a file over HTTP: a range request (RFC 9110, section 14) on condition that the server
 * still has the same file ({@code If-Range}, section 13.1.5). A server that ignores ranges sends the whole file, which
 * then replaces the part.
 */
final class HttpTransfer {
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (?:(\\d+)-\\d+|\\*)/(\\d+|\\*)");
    private static final Duration LONGEST_ASKED_WAIT = Duration.ofMinutes(1);
    private static final int BUFFER_BYTES = 1 << 16;

    private final HttpClient client;
    private final Duration stall;
    private final ToLongFunction<Path> freeBytes;

    /**
     * Makes a transfer over a client.
     *
     * @param stall how long the server may stay silent
     * @param freeBytes how much room there is where a file lies
     */
    HttpTransfer(HttpClient client, Duration stall, ToLongFunction<Path> freeBytes) {
        this.client = client;
        this.stall = stall;
        this.freeBytes = freeBytes;
    }

    /** Appends what the part lacks; returns when the server has sent all of it. */
    void receive(URI source, String name, PartialFile part, DownloadProgress progress)
            throws TransferBroken, InterruptedException {
        long have = part.length();
        HttpRequest.Builder request = HttpRequest.newBuilder(source)
                .timeout(stall)
                .header("User-Agent", "hillock")
                .GET();
        if (have > 0) {
            request.header("Range", "bytes=" + have + "-");
            part.entityTag().ifPresent(tag -> request.header("If-Range", tag));
        }
        HttpResponse<InputStream> response;
        try {
            response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException failure) {
            throw new TransferBroken("no answer from " + source.getHost() + " (" + plain(failure) + ")", failure);
        }
        try (StallGuard body = new StallGuard(response.body(), stall)) {
            OptionalLong total = prepare(response, source, name, part);
            if (total.isPresent() && total.getAsLong() == part.length()) {
                return;
            }
            requireRoom(name, part, total);
            copy(body, name, part, total, progress);
        }
    }

    /** Brings the part to the place where the body begins, and says how long the whole file is. */
    private static OptionalLong prepare(HttpResponse<InputStream> response, URI source, String name, PartialFile part)
            throws TransferBroken {
        HttpHeaders headers = response.headers();
        int status = response.statusCode();
        switch (status) {
            case 200 -> {
                part.restart(headers.firstValue("ETag").filter(tag -> !tag.startsWith("W/")));
                return headers.firstValueAsLong("Content-Length");
            }
            case 206, 416 -> {
                Matcher range = CONTENT_RANGE.matcher(
                        headers.firstValue("Content-Range").orElse(""));
                boolean understood = range.matches();
                OptionalLong total = understood && !range.group(2).equals("*")
                        ? OptionalLong.of(Long.parseLong(range.group(2)))
                        : OptionalLong.empty();
                boolean goesOn = status == 206
                        ? understood && String.valueOf(part.length()).equals(range.group(1))
                        : total.isPresent() && total.getAsLong() == part.length();
                if (!goesOn) {
                    part.restart(Optional.empty());
                    throw new TransferBroken("the server sent another part of the file than asked", Duration.ZERO);
                }
                return total;
            }
            case 408, 429, 500, 502, 503, 504 ->
                throw new TransferBroken(source.getHost() + " answered with status " + status, askedWait(headers));
            case 404, 410 ->
                throw new DatasetException(source.getHost() + " has no file " + name + " (status " + status + " for "
                        + source + "): check the data set's page for where it moved, or give another site.");
            case 401, 403 ->
                throw new DatasetException(source.getHost() + " refuses " + name + " (status " + status + " for "
                        + source + "): open the address in a browser to see what it asks for.");
            default ->
                throw new DatasetException(source.getHost() + " answered status " + status + " for " + source
                        + ", expected 200 or 206: check the address.");
        }
    }

    private static Duration askedWait(HttpHeaders headers) {
        try {
            long seconds = headers.firstValueAsLong("Retry-After").orElse(0);
            Duration wait = Duration.ofSeconds(Math.max(0, seconds));
            return wait.compareTo(LONGEST_ASKED_WAIT) > 0 ? LONGEST_ASKED_WAIT : wait;
        } catch (NumberFormatException aDate) {
            return Duration.ZERO;
        }
    }

    private void requireRoom(String name, PartialFile part, OptionalLong total) {
        long free = freeBytes.applyAsLong(part.path());
        long missing = total.orElse(0) - part.length();
        if (missing > free) {
            throw new DatasetException("No room for " + name + ": " + missing + " more bytes are needed and "
                    + part.path().toAbsolutePath().getParent() + " has " + free
                    + ": free some disk space or choose another directory.");
        }
    }

    private static void copy(
            StallGuard body, String name, PartialFile part, OptionalLong total, DownloadProgress progress)
            throws TransferBroken, InterruptedException {
        byte[] buffer = new byte[BUFFER_BYTES];
        while (true) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            int count;
            try {
                count = body.read(buffer);
            } catch (IOException failure) {
                String reason = body.stalled() ? "the server fell silent" : "the connection broke";
                throw new TransferBroken(reason + " after " + part.length() + " bytes", failure);
            }
            if (count < 0) {
                break;
            }
            part.append(buffer, count);
            progress.received(name, part.length(), total);
        }
        if (total.isPresent() && part.length() < total.getAsLong()) {
            throw new TransferBroken("the connection ended after " + part.length() + " bytes", Duration.ZERO);
        }
    }

    private static String plain(IOException failure) {
        String message = failure.getMessage();
        String kind = failure.getClass().getSimpleName();
        return message == null || message.isBlank() ? kind : kind + ": " + message;
    }
}
