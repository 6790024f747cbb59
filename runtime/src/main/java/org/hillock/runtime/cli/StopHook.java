package org.hillock.runtime.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** On an interrupt or a request to end, stops some work and gives it a while to tidy up and to say what came of it. */
final class StopHook implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 5;
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;

    private StopHook(Runnable stop) {
        this.hook = new Thread(() -> stopAndWait(stop), "stop");
    }

    /** In a process that is ending already it stops at once. */
    static StopHook of(Runnable stop) {
        StopHook made = new StopHook(stop);
        if (!ShutdownHooks.add(made.hook)) {
            made.hook.start();
        }
        return made;
    }

    @SuppressWarnings("ReturnValueIgnored")
    private void stopAndWait(Runnable stop) {
        stop.run();
        try {
            done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        done.countDown();
        ShutdownHooks.remove(hook);
    }
}
