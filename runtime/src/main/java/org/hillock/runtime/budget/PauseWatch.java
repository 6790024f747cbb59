package org.hillock.runtime.budget;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import org.hillock.acquisition.stream.SessionClock;

/**
 * Hears of every pause of the garbage collector while it is open, and notes it in the flight recorder. Collectors that work
 * beside the program report their cycles under names of their own, which are no pauses and are left out.
 */
public final class PauseWatch implements AutoCloseable {
    private static final double NANOS_PER_MILLI = 1e6;
    private final FlightRecorder recorder;
    private final SessionClock clock;
    private final List<NotificationEmitter> emitters = new ArrayList<>();
    private final NotificationListener listener = (notification, handback) -> heard(notification);
    private final AtomicLong pauses = new AtomicLong();
    private final AtomicLong totalMillis = new AtomicLong();
    private final AtomicLong longestMillis = new AtomicLong();
    private final long stolenAtStart = HostSteal.millis();

    /**
     * What stopped the session's threads from outside.
     *
     * @param pauses of the collector
     * @param totalMillis of these
     * @param longestMillis of these
     * @param stolenMillis time over all CPUs that the host kept from this machine
     */
    public record Pauses(long pauses, double totalMillis, double longestMillis, double stolenMillis) {}

    /** Begins to listen. */
    public PauseWatch(FlightRecorder recorder, SessionClock clock) {
        this.recorder = recorder;
        this.clock = clock;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (collector instanceof NotificationEmitter emitter && stopsThreads(collector.getName())) {
                emitter.addNotificationListener(listener, null, null);
                emitters.add(emitter);
            }
        }
    }

    static boolean stopsThreads(String collector) {
        return !collector.contains("Cycles") && !collector.contains("Concurrent");
    }

    private void heard(Notification notification) {
        if (!notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            return;
        }
        GarbageCollectionNotificationInfo info =
                GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
        long millis = info.getGcInfo().getDuration();
        pauses.incrementAndGet();
        totalMillis.addAndGet(millis);
        longestMillis.accumulateAndGet(millis, Math::max);
        recorder.note(
                FlightRecorder.Kind.COLLECTION,
                clock.nanoTime(),
                -1,
                Math.round(millis * NANOS_PER_MILLI),
                info.getGcName() + ", " + info.getGcCause());
    }

    /** The figures up to now. */
    public Pauses pauses() {
        return new Pauses(
                pauses.get(), totalMillis.get(), longestMillis.get(), HostSteal.millis() - (double) stolenAtStart);
    }

    @Override
    public void close() {
        for (NotificationEmitter emitter : emitters) {
            try {
                emitter.removeNotificationListener(listener);
            } catch (ListenerNotFoundException alreadyGone) {
                // Then there is nothing left to remove.
            }
        }
        emitters.clear();
    }
}
