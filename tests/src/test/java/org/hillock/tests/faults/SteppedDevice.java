package org.hillock.tests.faults;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.device.emulate.DeviceLine;
import org.hillock.acquisition.device.emulate.EmulatedDevice;
import org.hillock.acquisition.device.emulate.EmulationSettings;
import org.hillock.acquisition.device.emulate.SampleSupply;
import org.hillock.acquisition.device.link.ByteLink;
import org.hillock.acquisition.device.link.LinkOpener;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.Transport;
import org.hillock.acquisition.stream.SessionClock;

/**
 * An emulated device in memory whose time passes only while the reader waits for bytes, a millisecond a turn: a run of
 * minutes takes milliseconds and comes out the same every time. The reader's thread drives both sides.
 */
final class SteppedDevice implements AutoCloseable {
    private static final String AT_SAMPLE = " at sample ";
    private static final long TURN_NANOS = 1_000_000;
    private static final int TURNS_A_READ = 100;
    private static final int TURNS_AN_OPENING = 20;
    private static final int QUIET_TURNS = 500;
    private static final long IDLE_NANOS = 200_000;

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<String> news = new CopyOnWriteArrayList<>();
    private final EmulatedDevice device;
    private volatile long nowNanos = 1;
    private MemoryLine line = new MemoryLine();
    private int quietTurns;

    SteppedDevice(DeviceProfile profile, SampleSupply supply, EmulationSettings settings) {
        this.device = new EmulatedDevice(profile, supply, settings, clock(), news::add, this::plugIn);
    }

    private MemoryLine plugIn() {
        line = new MemoryLine();
        return line;
    }

    SessionClock clock() {
        return () -> nowNanos;
    }

    EmulatedDevice device() {
        return device;
    }

    /** All that the device sent, whether it was read or not. */
    byte[] sent() {
        return sent.toByteArray();
    }

    /** The number of the sample before which the one fault of the run came, counted from 0. */
    long faultBefore() {
        return news.stream()
                .filter(line -> line.contains(AT_SAMPLE))
                .map(line -> Long.parseLong(line.substring(line.indexOf(AT_SAMPLE) + AT_SAMPLE.length())) - 1)
                .findFirst()
                .orElseThrow();
    }

    /** Opens the line as it is then; while the plug is out there is none. */
    LinkOpener opener() {
        return LinkOpener.reachingThroughDongles(this::open, clock());
    }

    private ByteLink open(String port, Transport transport) {
        for (int turn = 0; turn < TURNS_AN_OPENING && line.closed; turn++) {
            turn();
        }
        if (line.closed) {
            throw new AcquisitionException("The port is not there.");
        }
        return new MemoryLink(line);
    }

    /** Waits until the device has fallen silent and a second of its time has passed since. */
    boolean awaitSilence(long seconds) throws InterruptedException {
        return over.await(seconds, TimeUnit.SECONDS);
    }

    private void turn() {
        nowNanos += TURN_NANOS;
        device.turn();
    }

    @Override
    public void close() {
        device.close();
    }

    /** Bytes both ways. */
    private final class MemoryLine implements DeviceLine {
        private final ByteArrayOutputStream toDevice = new ByteArrayOutputStream();
        private final ByteArrayOutputStream toHost = new ByteArrayOutputStream();
        private volatile boolean closed;

        @Override
        public String path() {
            return "memory";
        }

        @Override
        public int read(byte[] into, int timeoutMillis) {
            return take(toDevice, into, 0, into.length);
        }

        @Override
        public int write(byte[] bytes, int timeoutMillis) {
            toHost.writeBytes(bytes);
            sent.writeBytes(bytes);
            return bytes.length;
        }

        private int take(ByteArrayOutputStream from, byte[] into, int offset, int length) {
            if (from.size() == 0) {
                return 0;
            }
            byte[] all = from.toByteArray();
            int count = Math.min(length, all.length);
            System.arraycopy(all, 0, into, offset, count);
            from.reset();
            from.write(all, count, all.length - count);
            return count;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /** The reader's end. */
    private final class MemoryLink implements ByteLink {
        private final MemoryLine mine;

        MemoryLink(MemoryLine mine) {
            this.mine = mine;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            for (int turn = 0; turn < TURNS_A_READ; turn++) {
                int count = mine.take(mine.toHost, into, offset, length);
                if (count > 0) {
                    quietTurns = 0;
                    return count;
                }
                if (mine.closed) {
                    return GONE;
                }
                if (device.isFinished() && ++quietTurns > QUIET_TURNS) {
                    over.countDown();
                    LockSupport.parkNanos(IDLE_NANOS);
                    return 0;
                }
                turn();
            }
            return 0;
        }

        @Override
        public boolean write(byte[] bytes, Duration deadline) {
            mine.toDevice.writeBytes(bytes);
            return !mine.closed;
        }

        @Override
        public void close() {
            // The device's end tells when the line is gone.
        }
    }
}
