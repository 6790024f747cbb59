package org.hillock.acquisition.lsl;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.hillock.acquisition.stream.Montage;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.SignalSourceContract;
import org.hillock.acquisition.stream.StreamInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The contract of sources, over a stream that an outlet of this process publishes; most of its time is waiting. */
@Execution(ExecutionMode.CONCURRENT)
class LslSourceContractTest extends SignalSourceContract {
    private static final SessionClock CLOCK = SessionClock.monotonic();

    private final List<LslOutlet> outlets = new ArrayList<>();
    private volatile boolean over;

    @Override
    protected SignalSource open() {
        LslSettings settings = LslRig.fresh();
        LslInfo info = LslInfo.of(StreamInfo.eeg("cap", Montage.eeg("C3", "C4"), 250), "src");
        LslOutlet outlet = LslOutlet.open(info, settings, CLOCK);
        outlets.add(outlet);
        Thread thread = new Thread(() -> publish(outlet), "test-publisher");
        thread.setDaemon(true);
        thread.start();
        return LslSource.resolve(LslQuery.parse("name='cap'"), settings, CLOCK, Duration.ofSeconds(10));
    }

    private void publish(LslOutlet outlet) {
        float[] frame = new float[2];
        for (int n = 0; !over; n++) {
            frame[0] = n;
            frame[1] = -n;
            outlet.push(frame, CLOCK.nanoTime());
            LockSupport.parkNanos(2_000_000);
        }
    }

    @AfterEach
    void stopPublishing() {
        over = true;
        outlets.forEach(LslOutlet::close);
    }

    @Override
    protected int eventLimit() {
        return 40;
    }

    @Override
    protected boolean isRepeatable() {
        return false;
    }
}
