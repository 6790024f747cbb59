package org.hillock.tests.benchmark;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.ManagementFactory;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** Counts the garbage collector's pauses, those that the benchmark itself asks for left out. */
final class CollectorPauses {
    private int count;
    private long totalMillis;
    private long longestMillis;

    CollectorPauses() {
        for (var collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector).addNotificationListener((note, unused) -> note(note), null, null);
        }
    }

    private synchronized void note(Notification notification) {
        if (!notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            return;
        }
        var info = GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
        if (!info.getGcCause().equals("System.gc()")) {
            count++;
            totalMillis += info.getGcInfo().getDuration();
            longestMillis = Math.max(longestMillis, info.getGcInfo().getDuration());
        }
    }

    synchronized String text() {
        return count + " pauses, " + totalMillis + " ms in all, the longest " + longestMillis + " ms";
    }
}
