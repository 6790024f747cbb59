package org.hillock.acquisition.device.serial;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.device.frame.FrameBatch;
import org.hillock.acquisition.device.frame.FrameCodec;
import org.hillock.acquisition.device.frame.FrameCodecs;
import org.hillock.acquisition.device.link.ByteLink;
import org.hillock.acquisition.device.link.Dialogue;
import org.hillock.acquisition.device.link.FtdiLatency;
import org.hillock.acquisition.device.link.LinkOpener;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.quality.ImpedanceCheck;
import org.hillock.acquisition.device.quality.QualityWatch;
import org.hillock.acquisition.device.timing.SampleClock;
import org.hillock.acquisition.live.EventQueue;
import org.hillock.acquisition.stream.Lost;
import org.hillock.acquisition.stream.Recovered;
import org.hillock.acquisition.stream.SessionClock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reader's thread: opens the line, prepares the device, reads until the line is lost or the device falls silent, and
 * begins again.
 *
 * <p>The first time, a failure ends the source; later it is waited out.
 */
final class DeviceReader {
    private static final Logger LOG = LoggerFactory.getLogger("org.hillock.device");
    private static final Duration STOP_DEADLINE = Duration.ofMillis(500);
    private static final int LEAST_BUFFER = 1 << 14;
    private static final int CHUNKS_A_SECOND = 25;
    private static final int LEAST_SAMPLES = 32;
    private static final int MOST_VALUES = 1 << 16;
    private static final int SPARE_FRAMES = 3;

    private final String port;
    private final DeviceProfile profile;
    private final DeviceStreams streams;
    private final SerialSettings settings;
    private final LinkOpener opener;
    private final SessionClock clock;
    private final EventQueue queue;
    private final FrameCodec codec;
    private final FrameBatch batch;
    private final SampleEmitter emitter;
    private final FaultLog faults;
    private final @Nullable ImpedanceCheck impedance;
    private final BaudChoice bauds;
    private final byte[] bytes;
    private final Thread thread;
    private final long silenceNanos;
    private volatile boolean stopped;
    private int buffered;
    private long silentSince;
    private long skippedBefore;
    private boolean streamed;
    private long lostNanos;
    private boolean lost;
    private boolean warnedOfLatency;
    private boolean anotherSpeed;
    private boolean measured;

    DeviceReader(
            String port,
            DeviceProfile profile,
            DeviceStreams streams,
            SerialSettings settings,
            LinkOpener opener,
            SessionClock clock,
            EventQueue queue) {
        this.port = port;
        this.profile = profile;
        this.streams = streams;
        this.settings = settings;
        this.silenceNanos = Math.max(settings.silence().toNanos(), findingNanos(profile));
        this.opener = opener;
        this.clock = clock;
        this.queue = queue;
        this.codec = FrameCodecs.of(profile);
        int wanted = Math.min(
                (int) (profile.sampleRateHz() / CHUNKS_A_SECOND),
                MOST_VALUES / profile.montage().size());
        int samples = Math.max(Math.max(LEAST_SAMPLES, codec.samplesAtOnce()), wanted);
        this.batch = FrameCodecs.batch(profile, samples);
        this.emitter = new SampleEmitter(
                streams,
                new TriggerLine(settings.triggers(), profile, streams),
                queue,
                new SampleClock(profile.sampleRateHz()),
                samples,
                codec.samplesAround(),
                QualityWatch.of(profile));
        this.bauds = new BaudChoice(port, profile.transport());
        this.faults = new FaultLog(port, codec.tally(), findingNanos(profile));
        this.impedance = settings.impedance() == SerialSettings.Impedance.MEASURED_FIRST
                ? new ImpedanceCheck(profile, clock, () -> stopped, queue::offer)
                : null;
        this.bytes = new byte[Math.max(LEAST_BUFFER, 4 * codec.bytesNeeded())];
        this.thread = new Thread(this::run, "serial " + port);
        thread.setDaemon(true);
    }

    /** How long the first sample of a slow device may take: its parser waits for some frames before it trusts one. */
    private static long findingNanos(DeviceProfile profile) {
        int frames = profile.frame().resyncGoodFrames() + SPARE_FRAMES;
        return Math.round(frames * 1e9 / profile.sampleRateHz());
    }

    void start() {
        thread.start();
    }

    /** Ends the reading soon; the device is told to stop, if the line still carries. */
    void stop() {
        stopped = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        Optional<Throwable> cause = Optional.empty();
        try {
            readUntilStopped();
        } catch (RuntimeException e) {
            cause = stopped ? Optional.empty() : Optional.of(e);
        } finally {
            queue.end(cause);
        }
    }

    private void readUntilStopped() {
        long wait = settings.firstRetry().toNanos();
        while (!stopped) {
            try {
                String reason = readOnce();
                wait = settings.firstRetry().toNanos();
                if (anotherSpeed) {
                    continue;
                }
                tellLoss(reason);
            } catch (AcquisitionException e) {
                if (!streamed) {
                    throw e;
                }
                LOG.debug("{} is not back yet: {}", port, e.getMessage());
                tellLoss(e.getMessage());
            }
            if (!stopped) {
                LockSupport.parkNanos(wait);
                wait = Math.min(2 * wait, settings.longestRetry().toNanos());
            }
        }
    }

    private void tellLoss(@Nullable String reason) {
        if (!stopped && !lost) {
            lost = true;
            lostNanos = clock.nanoTime();
            LOG.info("{}: lost, since {}; it will be tried again until it is back", port, reason);
            queue.offer(new Lost(streams.signal().id(), lostNanos, String.valueOf(reason)));
        }
    }

    /** One life of the line; tells why it ended. */
    private String readOnce() {
        ByteLink link = opener.open(port, bauds.line(), () -> stopped);
        try {
            askForLowLatency();
            Dialogue dialogue = new Dialogue(port, link, profile, clock, () -> stopped);
            if (!prepared(link, dialogue)) {
                return "nothing understandable was heard";
            }
            codec.restart();
            byte[] rest = dialogue.takeRest();
            buffered = Math.min(rest.length, bytes.length);
            System.arraycopy(rest, rest.length - buffered, bytes, 0, buffered);
            Step last = readFrames(link);
            if (last != Step.GONE) {
                // What fell silent may come back in mid-stream and would answer the next preparation with samples.
                sayStop(link);
            }
            anotherSpeed = !stopped && bauds.tryNext();
            return reason(last);
        } finally {
            link.close();
        }
    }

    /** Makes the device stream; false when that failed and the line is to be tried at another speed. */
    private boolean prepared(ByteLink link, Dialogue dialogue) {
        try {
            dialogue.settle();
            dialogue.speak(DeviceProfile.PREPARE);
            measureImpedance(link, dialogue);
            dialogue.speak(DeviceProfile.START);
            anotherSpeed = false;
        } catch (AcquisitionException e) {
            anotherSpeed = !stopped && bauds.tryNext();
            if (!anotherSpeed) {
                throw new AcquisitionException(e.getMessage() + bauds.account(), e);
            }
        }
        return !anotherSpeed;
    }

    /** Once, since who waits for a device to come back waits for samples. */
    private void measureImpedance(ByteLink link, Dialogue dialogue) {
        ImpedanceCheck check = impedance;
        if (check != null && !measured) {
            LOG.info("{}: measuring the impedance of the electrodes before the first sample", port);
            check.measure(link, dialogue);
            measured = true;
        }
    }

    /** Before the device streams, since a change in mid-stream can stall the chip. */
    private void askForLowLatency() {
        int wanted = profile.transport().ftdiLatencyMillis();
        FtdiLatency.ask(port, wanted);
        if (!warnedOfLatency) {
            FtdiLatency.warning(port, wanted, profile.sampleRateHz()).ifPresent(warning -> {
                warnedOfLatency = true;
                LOG.warn("{}", warning);
            });
        }
    }

    private void sayStop(ByteLink link) {
        profile.dialogue(DeviceProfile.STOP).forEach(step -> {
            if (!link.write(step.send().toArray(), STOP_DEADLINE)) {
                LOG.debug("{} took no stop command", port);
            }
        });
    }

    private Step readFrames(ByteLink link) {
        silentSince = clock.nanoTime();
        skippedBefore = codec.tally().skippedBytes();
        decode(silentSince); // What came behind the last answer: nothing may follow it.
        Step step = Step.GO_ON;
        while (!stopped && step == Step.GO_ON) {
            step = readOn(link);
        }
        return step;
    }

    private String reason(Step last) {
        return switch (last) {
            case GONE -> "the device was unplugged or switched off";
            case SILENT -> "no sample for " + silenceNanos / 1_000_000 + " ms" + foreign();
            case GO_ON -> "the source was closed";
        };
    }

    /** What came in place of samples, if anything did. */
    private String foreign() {
        long bytes = codec.tally().skippedBytes() - skippedBefore;
        return bytes == 0 ? "" : ", but " + bytes + " bytes that are no frames of the " + profile.name();
    }

    private enum Step {
        GO_ON,
        SILENT,
        GONE
    }

    /** One read and what it brings; a method of its own, since the machine compiles a loop that waits at every turn late. */
    private Step readOn(ByteLink link) {
        int read = link.read(bytes, buffered, bytes.length - buffered);
        if (read == ByteLink.GONE) {
            return Step.GONE;
        }
        long now = clock.nanoTime();
        buffered += read;
        if (read > 0 && decode(now) > 0) {
            faults.check(now, now - silentSince);
            silentSince = now;
            skippedBefore = codec.tally().skippedBytes();
        } else if (now - silentSince > silenceNanos) {
            return Step.SILENT;
        }
        return Step.GO_ON;
    }

    /** Decodes what is buffered; tells how many samples came. */
    private int decode(long arrivalNanos) {
        int at = 0;
        int samples = 0;
        int used;
        do {
            batch.clear();
            used = codec.decode(bytes, at, buffered, batch);
            at += used;
            if (batch.count() > 0) {
                samples += batch.count();
                recovered(arrivalNanos);
            }
            emitter.emit(batch, arrivalNanos);
        } while (used > 0 && at < buffered);
        if (at == 0 && buffered == bytes.length) {
            at = buffered / 2;
        }
        System.arraycopy(bytes, at, bytes, 0, buffered - at);
        buffered -= at;
        return samples;
    }

    private void recovered(long arrivalNanos) {
        streamed = true;
        bauds.settle();
        if (lost) {
            lost = false;
            LOG.info("{}: back after {} ms", port, (arrivalNanos - lostNanos) / 1_000_000);
            queue.offer(new Recovered(streams.signal().id(), arrivalNanos, arrivalNanos - lostNanos));
            emitter.lastStamp().ifPresent(before -> emitter.gapAfterLoss(before, arrivalNanos));
            emitter.restart();
        }
    }

    FrameCodec codec() {
        return codec;
    }
}
