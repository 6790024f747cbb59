package org.hillock.acquisition.lsl;

import java.time.Duration;
import java.util.List;
import org.hillock.acquisition.stream.SessionClock;

/** The implementation of this package. */
final class JavaLslLibrary implements LslLibrary {
    private final LslSettings settings;
    private final SessionClock clock;

    JavaLslLibrary(LslSettings settings, SessionClock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String word() {
        return JAVA;
    }

    @Override
    public String version() {
        return "protocol 1.10 in Java";
    }

    @Override
    public LslSettings settings() {
        return settings;
    }

    @Override
    public boolean tellsTrueArrivals() {
        return true;
    }

    @Override
    public SessionClock clock() {
        return clock;
    }

    @Override
    public List<LslInfo> resolve(LslQuery query, int minimum, Duration least, Duration timeout) {
        return new LslResolver(settings, clock).resolve(query, minimum, least, timeout);
    }

    @Override
    public List<LslInfo> resolveAgain(LslInfo gone, Duration least, Duration timeout) {
        return new LslResolver(settings, clock).search(LslQuery.identity(gone), 1, least, timeout);
    }

    @Override
    public LslInfo fullInfo(LslInfo found) {
        return LslInlet.fullInfo(found);
    }

    @Override
    public StreamInlet openInlet(LslInfo found, int bufferSamples) {
        return LslInlet.open(found, bufferSamples);
    }

    @Override
    public ClockMeter openClockMeter(LslInfo found) {
        return new ClockProbe(found, clock);
    }

    @Override
    public StreamOutlet openOutlet(LslInfo stream) {
        return LslOutlet.open(stream, settings, clock);
    }
}
