package org.hillock.acquisition.lsl.nativelib;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.lsl.ClockMeter;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.lsl.LslInstance;
import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.acquisition.lsl.LslQuery;
import org.hillock.acquisition.lsl.LslSettings;
import org.hillock.acquisition.lsl.StreamInlet;
import org.hillock.acquisition.lsl.StreamOutlet;
import org.hillock.acquisition.stream.SessionClock;

/** liblsl behind the interface that all implementations share. */
final class NativeLslLibrary implements LslLibrary {
    private static final int RESULTS = 1024;
    private static final double SLICE_SECONDS = 0.25;
    private static final double INFO_SECONDS = 10;

    private final LslSettings settings;
    private final LiblslClock clock;
    /** One for the process, as liblsl itself is: what one object resolves, another may open. */
    private static final KnownStreams KNOWN = new KnownStreams();

    private final String version;

    private NativeLslLibrary(LslSettings settings, SessionClock clock) {
        int number = Liblsl.lsl_library_version();
        this.settings = settings;
        this.clock = new LiblslClock(clock);
        this.version = "liblsl " + number / 100 + "." + number % 100;
    }

    static LslLibrary open(LslSettings settings, SessionClock clock) {
        LiblslConfig.apply(Liblsl.load(), settings);
        return new NativeLslLibrary(settings, clock);
    }

    @Override
    public String word() {
        return NATIVE;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public LslSettings settings() {
        return settings;
    }

    @Override
    public SessionClock clock() {
        return clock.session();
    }

    @Override
    public List<LslInfo> resolve(LslQuery query, int minimum, Duration least, Duration timeout) {
        Map<String, LslInfo> found = new LinkedHashMap<>();
        long start = clock.session().nanoTime();
        // In slices, so that an interrupted thread need not wait for the end of the timeout.
        while (!Thread.currentThread().isInterrupted()) {
            long passed = clock.session().nanoTime() - start;
            boolean enough = minimum > 0 && found.size() >= minimum && passed >= least.toNanos();
            double left = (timeout.toNanos() - passed) / 1e9;
            if (enough || left <= 0) {
                break;
            }
            int wanted = minimum > found.size() ? minimum : RESULTS;
            for (LslInfo info : resolveOnce(query, wanted, Math.min(Math.max(left, 1e-3), SLICE_SECONDS * 4))) {
                found.put(info.uid(), info);
            }
        }
        return List.copyOf(found.values());
    }

    private List<LslInfo> resolveOnce(LslQuery query, int minimum, double seconds) {
        try (Memory handles = new Memory((long) RESULTS * Native.POINTER_SIZE)) {
            byte[] predicate = LiblslInfos.terminated(query.text());
            int count = Liblsl.lsl_resolve_bypred(handles, RESULTS, predicate, minimum, seconds);
            if (count < 0) {
                throw new AcquisitionException(
                        "liblsl refuses the query " + query + " with code " + count + "; check its syntax.");
            }
            List<LslInfo> found = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                Pointer info = handles.getPointer((long) i * Native.POINTER_SIZE);
                LslInfo read = LiblslInfos.read(info, "an answer to " + query);
                KNOWN.keep(read.uid(), info);
                found.add(read);
            }
            return found;
        }
    }

    @Override
    public List<LslInfo> resolveAgain(LslInfo gone, Duration least, Duration timeout) {
        return resolve(LslQuery.identity(gone), 1, least, timeout);
    }

    @Override
    public LslInfo fullInfo(LslInfo found) {
        Pointer inlet = inlet(found, 1);
        try (Memory error = new Memory(Integer.BYTES)) {
            error.setInt(0, 0);
            LslInfo full =
                    LiblslInfos.take(Liblsl.lsl_get_fullinfo(inlet, INFO_SECONDS, error), "LSL stream " + found.name());
            return full.servedBy(found.instance());
        } finally {
            Liblsl.lsl_destroy_inlet(inlet);
        }
    }

    @Override
    public StreamInlet openInlet(LslInfo found, int bufferSamples) {
        return NativeInlet.open(found, inlet(found, bufferSamples));
    }

    @Override
    public ClockMeter openClockMeter(LslInfo found) {
        return new NativeClockMeter(inlet(found, 1), clock);
    }

    /** An inlet that does not recover by itself, since the source does and tells. */
    static Pointer inlet(LslInfo found, int bufferSamples) {
        int units = bufferUnits(found, bufferSamples);
        Pointer inlet = KNOWN.with(found, info -> {
            Pointer made = Liblsl.lsl_create_inlet(info, units, 0, 0);
            return made == null ? Pointer.NULL : made;
        });
        if (inlet == null) {
            throw new AcquisitionException("liblsl cannot receive LSL stream " + found.name()
                    + "; check that it was resolved by this library and still runs.");
        }
        return inlet;
    }

    /** liblsl counts whole seconds, and hundreds of samples where there is no rate. */
    private static int bufferUnits(LslInfo stream, int samples) {
        double perUnit = stream.nominalRateHz() > 0 ? stream.nominalRateHz() : 100;
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, Math.ceil(samples / perUnit)));
    }

    @Override
    public StreamOutlet openOutlet(LslInfo stream) {
        LslInstance instance = LslInstance.UNSERVED;
        LslInfo announced = stream.servedBy(
                new LslInstance("to-be-replaced", 0, 110, settings.sessionId(), "", instance.v4(), instance.v6()));
        return NativeOutlet.open(announced, bufferUnits(stream, settings.bufferSamples(stream.nominalRateHz())), clock);
    }
}
