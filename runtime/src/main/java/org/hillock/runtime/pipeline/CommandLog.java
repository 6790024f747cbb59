package org.hillock.runtime.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.feedback.actuator.Acknowledgement;
import org.hillock.feedback.actuator.Actuator;
import org.hillock.feedback.actuator.ActuatorCommand;
import org.hillock.feedback.actuator.CommandKind;
import org.hillock.feedback.actuator.Delivery;
import org.hillock.feedback.actuator.LaneListener;
import org.hillock.feedback.safety.SafetyEvent;
import org.hillock.runtime.HillockException;

/**
 * A file that leads from each command back to its samples: a line of JSON a decision, once every actuator's news of it
 * have come, a line for each neutral that no decision caused, and a line for each safety event.
 *
 * <p>Whoever tells it something returns at once; a thread of its own writes. Its queue is bounded, and what finds no place is
 * counted in {@link #lost}. When the file cannot be written any more, {@link #failure} says so and the session goes on.
 */
public final class CommandLog implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CAPACITY = 1 << 16;
    /** A decision whose news stay away this long, counted in decisions, is written without them. */
    private static final int LONGEST_WAIT = 4096;

    private final Path file;
    private final BufferedWriter out;
    private final DecisionJson json;
    private final ArrayBlockingQueue<Runnable> notes = new ArrayBlockingQueue<>(CAPACITY);
    private final Map<Long, Trace> waiting = new LinkedHashMap<>();
    private final AtomicLong lost = new AtomicLong();
    private final Thread thread = new Thread(this::work, "command log");
    private List<Actuator> actuators = List.of();
    private volatile String failure = "";
    private boolean ended;

    /** One decision on its way. */
    private record Trace(DecisionEntry entry, Provenance provenance, Map<Integer, News> news) {
        boolean whole(int lanes) {
            return news.size() == lanes && news.values().stream().allMatch(n -> n.ended);
        }
    }

    /** What became of it at one actuator. */
    private static final class News {
        private Delivery delivery = Delivery.SENT;
        private long atNanos;
        private long confirmedNanos;
        private String refusal = "";
        private List<Double> easedTo = List.of();
        private boolean ended;
    }

    /**
     * Creates or empties a file.
     *
     * @param classes the class names
     * @throws HillockException when it cannot be written
     */
    public CommandLog(Path file, List<String> classes) {
        this.file = file;
        this.json = new DecisionJson(classes);
        try {
            this.out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw HillockException.workFailed(sentence(e), e);
        }
        thread.setDaemon(true);
    }

    /** Begins; called once, before the first news. */
    void start(List<Actuator> all) {
        actuators = List.copyOf(all);
        thread.start();
    }

    /** Comes before the command is handed to the lanes. */
    void decided(DecisionEntry entry, Provenance provenance) {
        tell(() -> begin(entry, provenance));
    }

    /** Something that a person should know of happened. */
    public void happened(SafetyEvent event) {
        tell(() -> write(JSON.createObjectNode()
                .put("event", DecisionJson.word(event.kind()))
                .put("detail", event.detail())));
    }

    /** Hears the news of one actuator. */
    LaneListener of(int lane) {
        return new LaneListener() {
            @Override
            public void settled(ActuatorCommand command, Delivery delivery, long atNanos) {
                tell(() -> settle(lane, command, delivery, atNanos));
            }

            @Override
            public void acknowledged(ActuatorCommand command, long atNanos) {
                tell(() -> confirm(lane, command, atNanos, ""));
            }

            @Override
            public void unacknowledged(ActuatorCommand command, String reason, long atNanos) {
                tell(() -> confirm(lane, command, atNanos, reason));
            }
        };
    }

    /** Notes that found no place in the queue. */
    long lost() {
        return lost.get();
    }

    /** Why the file is incomplete; empty when it is not. */
    String failure() {
        return failure;
    }

    /** Writes what waits and ends the thread. */
    @Override
    public void close() {
        try {
            if (thread.isAlive()) {
                notes.put(() -> ended = true);
                thread.join();
            }
            out.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            failed(e);
        }
    }

    private void tell(Runnable note) {
        if (!notes.offer(note)) {
            lost.incrementAndGet();
        }
    }

    private void work() {
        try {
            while (!ended) {
                notes.take().run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<Trace> rest = new ArrayList<>(waiting.values());
        rest.forEach(this::write);
    }

    private void begin(DecisionEntry entry, Provenance provenance) {
        Trace trace = new Trace(entry, provenance, new LinkedHashMap<>());
        if (entry.command().kind() == CommandKind.WITHHELD || actuators.isEmpty()) {
            write(trace);
            return;
        }
        waiting.put(entry.decision().sequence(), trace);
        if (waiting.size() > LONGEST_WAIT) {
            Trace oldest = waiting.values().iterator().next();
            waiting.remove(oldest.entry().decision().sequence());
            write(oldest);
        }
    }

    private void settle(int lane, ActuatorCommand command, Delivery delivery, long atNanos) {
        Trace trace = waiting.get(command.sequence());
        if (trace == null) {
            ObjectNode line = JSON.createObjectNode().put("sequence", command.sequence());
            DecisionJson.command(line, command);
            line.put("actuator", actuators.get(lane).name())
                    .put("delivery", DecisionJson.word(delivery))
                    .put("atNanos", atNanos);
            write(line);
            return;
        }
        News news = trace.news().computeIfAbsent(lane, l -> new News());
        if (!command.axes().equals(trace.entry().command().axes())) {
            news.easedTo = command.axes();
        }
        news.delivery = delivery;
        news.atNanos = atNanos;
        news.ended = delivery != Delivery.SENT || actuators.get(lane).acknowledgement() == Acknowledgement.SENT;
        finishWhenWhole(trace);
    }

    private void confirm(int lane, ActuatorCommand command, long atNanos, String refusal) {
        Trace trace = waiting.get(command.sequence());
        if (trace != null && trace.news().containsKey(lane)) {
            News news = trace.news().get(lane);
            news.confirmedNanos = atNanos;
            news.refusal = refusal;
            news.ended = true;
            finishWhenWhole(trace);
        }
    }

    private void finishWhenWhole(Trace trace) {
        if (trace.whole(actuators.size())) {
            waiting.remove(trace.entry().decision().sequence());
            write(trace);
        }
    }

    private void write(Trace trace) {
        ObjectNode line = json.of(trace.entry());
        Provenance from = trace.provenance();
        line.putObject("samples")
                .put("stream", from.streamId())
                .put("firstNanos", from.firstNanos())
                .put("lastNanos", from.lastNanos())
                .put("arrivedNanos", from.arrivedNanos());
        line.putObject("decoder")
                .put("name", from.decoder())
                .put("history", from.history())
                .put("labels", from.labels());
        from.standBy().ifPresent(answer -> json.answer(line.putObject("standBy"), answer));
        line.put("decidedNanos", trace.entry().command().decidedNanos());
        ArrayNode deliveries = line.putArray("deliveries");
        trace.news().forEach((lane, news) -> deliveries.add(delivery(actuators.get(lane), news)));
        write(line);
    }

    private static ObjectNode delivery(Actuator actuator, News news) {
        ObjectNode node = JSON.createObjectNode()
                .put("actuator", actuator.name())
                .put("delivery", DecisionJson.word(news.delivery))
                .put("atNanos", news.atNanos);
        if (news.delivery == Delivery.SENT) {
            node.put("confirms", DecisionJson.word(actuator.acknowledgement()));
        }
        if (!news.easedTo.isEmpty()) {
            news.easedTo.forEach(node.putArray("easedTo")::add);
        }
        if (news.confirmedNanos != 0) {
            node.put(news.refusal.isEmpty() ? "acknowledgedNanos" : "unacknowledgedNanos", news.confirmedNanos);
        }
        if (!news.refusal.isEmpty()) {
            node.put("refusal", news.refusal);
        }
        return node;
    }

    /** Each line is flushed, so that a process that is killed leaves what it had done. */
    private void write(ObjectNode line) {
        if (!failure.isEmpty()) {
            return;
        }
        try {
            out.write(line.toString());
            out.write('\n');
            out.flush();
        } catch (IOException e) {
            failed(e);
        }
    }

    private void failed(IOException e) {
        if (failure.isEmpty()) {
            failure = sentence(e);
        }
    }

    private String sentence(IOException e) {
        return file + ": the log of commands cannot be written (" + AcquisitionException.reason(e)
                + "); name another file.";
    }
}
