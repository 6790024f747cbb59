package org.hillock.acquisition.device.emulate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.device.link.Bgapi;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.FrameSpec;
import org.hillock.acquisition.device.profile.PairingSpec;
import org.hillock.acquisition.stream.SessionClock;

/**
 * A device that does not exist, behind a pseudo-terminal that opens like a serial port: it answers its profile's commands
 * and streams what a {@link SampleSupply} gives at the profile's rate, with faults on request.
 *
 * <p>A thread of its own from {@link #start()} to {@link #close()}. News of faults and commands go to a listener on that
 * thread.
 */
public final class EmulatedDevice implements AutoCloseable {
    private static final int TICK_MILLIS = 1;
    private static final long PLUG_PARK_NANOS = 1_000_000;
    private static final int PATIENCE_MILLIS = 50;
    private static final int GARBAGE_STEP = 0x9E3779B9;

    private final DeviceProfile profile;
    private final SampleSupply supply;
    private final EmulationSettings settings;
    private final SessionClock clock;
    private final Consumer<String> news;
    private final FrameEncoder encoder;
    private final CommandTable commands;
    private final EmulatedElectrodes electrodes;
    private final Optional<EmulatedDongle> dongle;
    private final Optional<? extends EmulatedFront> front;
    private final FaultTimes faults;
    private final double drift;
    private final long batchNanos;
    private final Thread thread;
    private final float[] sample;
    private final byte[] received = new byte[1024];
    private final ByteArrayOutputStream outgoing = new ByteArrayOutputStream();
    private final Supplier<? extends DeviceLine> lines;
    private DeviceLine line;
    private volatile String path;
    private volatile boolean closed;
    private volatile long samplesTaken;
    private volatile long samplesWithheld;
    private volatile boolean finished;
    private boolean streaming;
    private double rateHz;
    private long startNanos;
    private long number;
    private long heldUntilNanos;
    private long nextBatchNanos;
    private long unpluggedUntilNanos;
    private int pendingFault = -1;
    private int samplesSpoilt;
    private int samplesWaiting;
    private int samplesInPacket;

    /**
     * A device that is plugged in, but asleep until {@link #start()}.
     *
     * @param supply what it measures; closed with it
     * @param news gets a line for each command and fault
     */
    public EmulatedDevice(
            DeviceProfile profile,
            SampleSupply supply,
            EmulationSettings settings,
            SessionClock clock,
            Consumer<String> news) {
        this(profile, supply, settings, clock, news, PseudoTerminal::open);
    }

    /**
     * The same on another kind of line.
     *
     * @param lines makes one whenever the device is plugged in
     */
    public EmulatedDevice(
            DeviceProfile profile,
            SampleSupply supply,
            EmulationSettings settings,
            SessionClock clock,
            Consumer<String> news,
            Supplier<? extends DeviceLine> lines) {
        this.profile = profile;
        this.supply = supply;
        this.settings = settings;
        this.clock = clock;
        this.news = news;
        this.encoder = FrameEncoders.of(profile, settings.trigger());
        this.commands = new CommandTable(profile);
        this.electrodes = new EmulatedElectrodes(profile);
        this.dongle = profile.transport().ble().map(EmulatedDongle::new);
        this.front = dongle.isPresent() ? dongle : EmulatedRadio.of(profile, settings.faults());
        this.faults = new FaultTimes(settings.faults());
        this.drift = FaultTimes.fromTheStart(settings.faults(), Fault.Kind.DRIFT) / 1e6;
        this.rateHz = profile.sampleRateHz();
        this.batchNanos = Math.round(FaultTimes.fromTheStart(settings.faults(), Fault.Kind.BATCH) * 1e6);
        this.sample = new float[profile.montage().size()];
        this.lines = lines;
        this.line = lines.get();
        this.path = line.path();
        link();
        this.thread = new Thread(this::run, "emulated " + profile.id());
        thread.setDaemon(true);
    }

    /** Wakes it. */
    public void start() {
        thread.start();
    }

    /** Where it is plugged in: the settings' link, else the pseudo-terminal's own path. */
    public String path() {
        return settings.link().map(Path::toString).orElse(path);
    }

    /** Samples that the device took while streaming, sent or withheld; not those of which its layout says to drop them. */
    public long samplesTaken() {
        return samplesTaken;
    }

    /** Of those, the ones that a fault kept from arriving whole; as far as this end of the line knows. */
    public long samplesWithheld() {
        return samplesWithheld;
    }

    /** Whether it has fallen silent after the settings' number of samples. */
    public boolean isFinished() {
        return finished;
    }

    private void run() {
        while (!closed) {
            turn();
            if (unpluggedUntilNanos != 0) {
                LockSupport.parkNanos(PLUG_PARK_NANOS);
            }
        }
        release();
    }

    /** What its thread does over and over; for those who drive a device themselves instead of starting it. */
    public void turn() {
        if (unpluggedUntilNanos != 0) {
            waitForThePlug();
            return;
        }
        hear();
        long now = clock.nanoTime();
        if (streaming || profile.streamsUnasked()) {
            measure(now);
        }
        send(now);
    }

    private void release() {
        line.close();
        unlink();
        supply.close();
    }

    private void hear() {
        int count = line.read(received, TICK_MILLIS);
        if (count == 0) {
            return;
        }
        byte[] heard = front.map(before -> before.hear(received, count)).orElse(received);
        commands.receive(heard, front.isPresent() ? heard.length : count);
        for (Optional<CommandTable.Rule> rule = commands.next(); rule.isPresent(); rule = commands.next()) {
            obey(rule.get());
        }
        front.ifPresent(before -> {
            streaming &= before.passesOn();
            outgoing.writeBytes(before.takeReplies());
        });
    }

    private void obey(CommandTable.Rule rule) {
        encoder.hear(rule.dialogue());
        if (rule.rateHz() > 0 && rule.rateHz() != rateHz) {
            rateHz = rule.rateHz();
            begin(streaming);
            news.accept("goes on at " + rateHz + " Hz");
        }
        switch (rule.effect()) {
            case START -> {
                begin(true);
                news.accept("started");
            }
            case STOP -> {
                if (streaming) {
                    news.accept("stopped");
                }
                streaming = false;
                outgoing.reset();
                samplesWaiting = 0;
                samplesInPacket = 0;
            }
            case CURRENT_ON -> {
                electrodes.drive(rule.channel());
                news.accept("current on");
            }
            case CURRENT_OFF -> {
                if (electrodes.release(rule.channel())) {
                    news.accept("current off");
                }
            }
            case NONE -> {}
        }
        outgoing.writeBytes(rule.reply());
    }

    private void begin(boolean streams) {
        streaming = streams;
        startNanos = clock.nanoTime();
        number = 0;
    }

    private void measure(long now) {
        if (startNanos == 0) {
            begin(true);
        }
        long due = (long) ((now - startNanos) * rateHz * (1 + drift) / 1e9);
        while (number < due && !finished && streaming) {
            if ((samplesTaken >= settings.samples() && encoder.isWhole()) || !supply.next(sample)) {
                finished = true;
                return;
            }
            takeSample(now);
        }
    }

    private void takeSample(long now) {
        electrodes.addVoltages(sample, number);
        List<byte[]> frames = encoder.encode(sample, number, supply.trigger());
        boolean dropped = number == 0
                && profile.frame()
                        .pairing()
                        .filter(PairingSpec::discardFirstPair)
                        .isPresent();
        number++;
        int counted = dropped ? 0 : 1;
        samplesTaken += counted;
        if (samplesSpoilt == 0) {
            pendingFault = faults.due(samplesTaken / rateHz);
            if (pendingFault >= 0) {
                beginFault(faults.at(pendingFault), now);
            }
        }
        if (!streaming) {
            samplesWithheld += counted;
            return;
        }
        samplesWaiting += counted;
        samplesInPacket += counted;
        if (samplesSpoilt > 0) {
            samplesSpoilt--;
            spoil(faults.at(pendingFault), frames);
        } else {
            frames.forEach(outgoing::writeBytes);
        }
        if (!frames.isEmpty()) {
            samplesInPacket = 0;
        }
    }

    private void beginFault(Fault fault, long now) {
        news.accept(fault.kind().word() + " at sample " + samplesTaken);
        switch (fault.kind()) {
            case LOST, REPEATED, TORN, CORRUPTED -> samplesSpoilt = (int) fault.amount();
            case STALL -> heldUntilNanos = now + Math.round(fault.amount() * 1e6);
            case GARBAGE -> outgoing.writeBytes(garbage((int) fault.amount()));
            case RESET -> {
                streaming = false;
                samplesWithheld += samplesInPacket;
                samplesWaiting -= samplesInPacket;
                samplesInPacket = 0;
                dongle.ifPresent(this::loseConnection);
                if (profile.streamsUnasked()) {
                    startNanos = 0;
                }
            }
            case UNPLUG -> unplug(now + Math.round(fault.amount() * 1e6));
            case BATCH, DRIFT, CHANNEL -> {}
        }
    }

    private void loseConnection(EmulatedDongle front) {
        front.disconnect();
        int timedOut = 0x0208;
        outgoing.writeBytes(Bgapi.packet(Bgapi.EVENT, Bgapi.DISCONNECTED, 0, timedOut & 0xFF, timedOut >> 8));
    }

    private void spoil(Fault fault, List<byte[]> frames) {
        if (fault.kind() != Fault.Kind.REPEATED && !frames.isEmpty()) {
            samplesWithheld += samplesInPacket;
            samplesWaiting -= samplesInPacket;
        }
        for (byte[] frame : frames) {
            switch (fault.kind()) {
                case TORN -> outgoing.writeBytes(Arrays.copyOf(frame, frame.length / 2));
                case CORRUPTED -> outgoing.writeBytes(corrupted(frame));
                case REPEATED -> {
                    outgoing.writeBytes(frame);
                    outgoing.writeBytes(frame);
                }
                default -> {}
            }
        }
    }

    /** Spoils the byte by which a parser knows that a frame is whole, since other bytes may hold any value. */
    private byte[] corrupted(byte[] frame) {
        FrameSpec spec = profile.frame();
        byte[] copy = frame.clone();
        int at = spec.footers().isEmpty() ? 0 : copy.length - 1;
        copy[at] ^= (byte) 0xFF;
        return copy;
    }

    private static byte[] garbage(int length) {
        byte[] bytes = new byte[length];
        int state = length;
        for (int i = 0; i < length; i++) {
            state = state * 31 + GARBAGE_STEP;
            bytes[i] = (byte) (state >>> 24);
        }
        return bytes;
    }

    private void send(long now) {
        if (outgoing.size() == 0 || now < heldUntilNanos || (batchNanos > 0 && now < nextBatchNanos)) {
            return;
        }
        nextBatchNanos = now + batchNanos;
        byte[] bytes = outgoing.toByteArray();
        int written = line.write(bytes, PATIENCE_MILLIS);
        outgoing.reset();
        outgoing.write(bytes, written, bytes.length - written);
        samplesWaiting = written == bytes.length ? samplesInPacket : samplesWaiting;
    }

    private void unplug(long untilNanos) {
        line.close();
        unlink();
        outgoing.reset();
        samplesWithheld += samplesWaiting;
        samplesWaiting = 0;
        samplesInPacket = 0;
        streaming = false;
        dongle.ifPresent(EmulatedDongle::disconnect);
        unpluggedUntilNanos = untilNanos;
    }

    private void waitForThePlug() {
        if (clock.nanoTime() < unpluggedUntilNanos) {
            return;
        }
        unpluggedUntilNanos = 0;
        startNanos = 0;
        line = lines.get();
        path = line.path();
        link();
        news.accept("plugged in again at " + path);
    }

    private void link() {
        settings.link().ifPresent(where -> {
            try {
                if (Files.isSymbolicLink(where)) {
                    Files.delete(where);
                }
                Files.createSymbolicLink(where, Path.of(path));
            } catch (IOException e) {
                throw new AcquisitionException(
                        where + ": the link to the emulated port cannot be made (" + AcquisitionException.reason(e)
                                + "); name another path.",
                        e);
            }
        });
    }

    private void unlink() {
        settings.link().ifPresent(where -> {
            try {
                Files.deleteIfExists(where);
            } catch (IOException e) {
                news.accept("the link " + where + " could not be removed");
            }
        });
    }

    /** Pulls the plug for good; idempotent. */
    @Override
    public void close() {
        if (!closed && thread.getState() == Thread.State.NEW) {
            release();
        }
        closed = true;
        try {
            thread.join(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
