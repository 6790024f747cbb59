package org.hillock.acquisition.lsl.nativelib;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.hillock.acquisition.lsl.ClockMeter;
import org.hillock.acquisition.lsl.ClockOffset;

/** liblsl's time correction; liblsl measures on a thread of its own every two seconds, and this asks for the last result. */
final class NativeClockMeter implements ClockMeter {
    private static final double SLICE_SECONDS = 1;

    private final Pointer inlet;
    private final LiblslClock clock;
    private final Memory error = new Memory(Integer.BYTES);
    private final Memory remote = new Memory(Double.BYTES);
    private final Memory uncertainty = new Memory(Double.BYTES);
    private final ReentrantLock gate = new ReentrantLock();
    private boolean closed;

    NativeClockMeter(Pointer inlet, LiblslClock clock) {
        this.inlet = inlet;
        this.clock = clock;
    }

    @Override
    public Optional<ClockOffset> measure() throws IOException {
        gate.lock();
        try {
            if (closed) {
                throw new IOException("the clock's meter is closed");
            }
            error.setInt(0, 0);
            double correction = Liblsl.lsl_time_correction_ex(inlet, remote, uncertainty, SLICE_SECONDS, error);
            if (error.getInt(0) == Liblsl.TIMEOUT) {
                return Optional.empty();
            }
            if (error.getInt(0) != 0) {
                throw new IOException("liblsl's time correction ended with code " + error.getInt(0));
            }
            return Optional.of(
                    new ClockOffset(correction + clock.aheadSeconds(), uncertainty.getDouble(0), remote.getDouble(0)));
        } finally {
            gate.unlock();
        }
    }

    @Override
    public void close() {
        gate.lock();
        try {
            if (!closed) {
                closed = true;
                Liblsl.lsl_destroy_inlet(inlet);
            }
        } finally {
            gate.unlock();
        }
    }
}
