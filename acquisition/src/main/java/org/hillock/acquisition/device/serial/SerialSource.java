package org.hillock.acquisition.device.serial;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hillock.acquisition.device.frame.FrameTally;
import org.hillock.acquisition.device.link.LinkOpener;
import org.hillock.acquisition.device.link.SerialLink;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.live.EventQueue;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;
import reactor.core.publisher.Flux;

/**
 * A headset or board on a serial line.
 *
 * <p>The port is opened when the events are subscribed to. Samples are stamped by a model of the device's clock, not by
 * their arrival ({@link org.hillock.acquisition.device.timing.SampleClock}); chunks carry the arrival as well. What is
 * missing by the device's counter is a {@link org.hillock.acquisition.stream.Gap}. When the line is lost or the device
 * falls silent, {@link org.hillock.acquisition.stream.Lost} is told and the port is tried again until it is back, whence
 * {@link org.hillock.acquisition.stream.Recovered} and a gap whose length the host's clock tells. Only a failure before
 * the first sample ends the events with an error. Where the settings ask for it, an {@link
 * org.hillock.acquisition.stream.ElectrodeImpedance} of each electrode comes before the first sample.
 *
 * <p>One thread reads; the queue behind it drops the oldest chunk when the subscriber falls behind by a thousand events.
 */
public final class SerialSource implements SignalSource {
    private static final int QUEUED_EVENTS = 1024;

    private final String port;
    private final DeviceProfile profile;
    private final DeviceStreams streams;
    private final EventQueue queue = new EventQueue(QUEUED_EVENTS);
    private final DeviceReader reader;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * A source that has opened nothing yet.
     *
     * @param port the port's name or path
     * @throws org.hillock.acquisition.AcquisitionException when the trigger line is none of the device's values, or the
     *     profile tells of no way to measure the impedance that is asked for
     */
    public SerialSource(String port, DeviceProfile profile, SerialSettings settings, SessionClock clock) {
        this(port, profile, settings, clock, SerialLink.opener(clock));
    }

    /** A source over another kind of line. */
    public SerialSource(
            String port, DeviceProfile profile, SerialSettings settings, SessionClock clock, LinkOpener opener) {
        this.port = port;
        this.profile = profile.inModeOf(settings.triggers().auxiliary());
        this.streams = DeviceStreams.of(this.profile, port);
        this.reader = new DeviceReader(port, this.profile, streams, settings, opener, clock, queue);
    }

    @Override
    public String name() {
        return profile.name() + " on " + port;
    }

    @Override
    public List<StreamInfo> streams() {
        return streams.all();
    }

    @Override
    public Flux<StreamEvent> events() {
        return queue.flux(reader::start, this::cancelled);
    }

    /** What the parser has seen; exact once the events have ended. */
    public FrameTally tally() {
        return reader.codec().tally();
    }

    /** How many frames and markers were dropped since the subscriber did not ask for them in time. */
    public long droppedFrames() {
        return queue.droppedFrames();
    }

    private void cancelled() {
        close();
        queue.discard();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            reader.stop();
            queue.end(Optional.empty());
        }
    }
}
