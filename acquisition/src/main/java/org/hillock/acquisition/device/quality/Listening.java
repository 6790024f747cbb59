package org.hillock.acquisition.device.quality;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.device.frame.FrameBatch;
import org.hillock.acquisition.device.frame.FrameCodec;
import org.hillock.acquisition.device.frame.FrameCodecs;
import org.hillock.acquisition.device.link.ByteLink;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.stream.SessionClock;

/** Listens to a device that streams, for a window of samples or until it has said something. One thread. */
final class Listening {
    private static final int BATCH_SAMPLES = 256;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final String port;
    private final ByteLink link;
    private final DeviceProfile profile;
    private final SessionClock clock;
    private final BooleanSupplier stopped;
    private final FrameCodec codec;
    private final FrameBatch batch;
    private final byte[] bytes;
    private final List<String> said = new ArrayList<>();
    private int buffered;

    /**
     * Listens from now on.
     *
     * @param rest what was read already
     */
    Listening(
            String port,
            ByteLink link,
            DeviceProfile profile,
            SessionClock clock,
            BooleanSupplier stopped,
            byte[] rest) {
        this.port = port;
        this.link = link;
        this.profile = profile;
        this.clock = clock;
        this.stopped = stopped;
        this.codec = FrameCodecs.of(profile);
        this.batch = FrameCodecs.batch(profile, Math.max(BATCH_SAMPLES, codec.samplesAtOnce()));
        this.bytes = Arrays.copyOf(rest, Math.max(rest.length, 4 * codec.bytesNeeded()) + BATCH_SAMPLES);
        this.buffered = rest.length;
    }

    /**
     * The next samples, one array a channel.
     *
     * @param skipped how many samples are passed over first
     * @throws AcquisitionException when they do not come in time
     */
    double[][] window(int skipped, int count) {
        double[][] kept = new double[batch.channels()][count];
        int seen = -skipped;
        long deadline = deadline((skipped + count) / profile.sampleRateHz());
        while (seen < count) {
            if (!readOn(deadline)) {
                throw silent();
            }
            for (int s = 0; s < batch.count() && seen < count; s++, seen++) {
                for (int c = 0; seen >= 0 && c < kept.length; c++) {
                    kept[c][seen] = batch.samples()[s * kept.length + c];
                }
            }
        }
        return kept;
    }

    /** Takes what the device says until that is enough, for so many seconds at most. */
    void words(Said hearer, double seconds) {
        long deadline = deadline(seconds);
        boolean enough = false;
        while (!enough && readOn(deadline)) {
            enough = hearer.take(batch.notes());
        }
    }

    /** What is done with what the device says. */
    interface Said {
        /** Takes some texts; tells whether they were enough. */
        boolean take(List<String> texts);
    }

    /** What the device has said since the listening began. */
    List<String> said() {
        return said;
    }

    private long deadline(double seconds) {
        return clock.nanoTime() + PATIENCE.toNanos() + Math.round(seconds * 1e9);
    }

    /** What to say when nothing came. */
    AcquisitionException silent() {
        return new AcquisitionException("The " + profile.name() + " on " + port
                + " sent nothing to tell impedance by; check that it is switched on, and its battery.");
    }

    /** Reads once; false when it is too late. */
    private boolean readOn(long deadline) {
        int read = link.read(bytes, buffered, bytes.length - buffered);
        if (read == ByteLink.GONE || stopped.getAsBoolean()) {
            throw silent();
        }
        if (clock.nanoTime() > deadline) {
            return false;
        }
        buffered += read;
        batch.clear();
        int used = codec.decode(bytes, 0, buffered, batch);
        said.addAll(batch.notes());
        System.arraycopy(bytes, used, bytes, 0, buffered - used);
        buffered -= used;
        return true;
    }
}
