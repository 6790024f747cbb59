package org.hillock.feedback.actuator.serial;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

/** A line to a device that answers each write by a rule; for tests. */
final class ScriptedLine implements SerialLine {
    private final Function<byte[], byte[]> device;
    private final Deque<Integer> input = new ArrayDeque<>();
    final List<String> writes = new ArrayList<>();
    boolean closed;

    ScriptedLine(Function<byte[], byte[]> device) {
        this.device = device;
    }

    static ScriptedLine ofText(Function<String, String> device) {
        return new ScriptedLine(bytes ->
                device.apply(new String(bytes, StandardCharsets.US_ASCII)).getBytes(StandardCharsets.US_ASCII));
    }

    static ScriptedLine silent() {
        return new ScriptedLine(bytes -> new byte[0]);
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public synchronized void write(byte[] bytes) {
        writes.add(HexFormat.of().formatHex(bytes));
        for (byte b : device.apply(bytes)) {
            input.add(b & 0xFF);
        }
    }

    @Override
    public synchronized int read(Duration patience) {
        Integer next = input.poll();
        return next == null ? -1 : next;
    }

    @Override
    public synchronized void forgetInput() {
        input.clear();
    }

    @Override
    public void close() {
        closed = true;
    }

    String last() {
        return writes.get(writes.size() - 1);
    }
}
