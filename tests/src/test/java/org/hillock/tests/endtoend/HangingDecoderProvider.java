package org.hillock.tests.endtoend;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.hillock.decoding.decoder.FirstClassProvider;

/** A decoder that hangs when a test tells it to, and until it lets it go; found by {@link java.util.ServiceLoader}. */
public final class HangingDecoderProvider extends FirstClassProvider {
    static final String NAME = "hanging";
    /** In another process: it hangs as soon as its working directory holds a file of this name. */
    static final String SIGN = "hang";

    private static volatile CountDownLatch release = new CountDownLatch(0);

    /** For the loader. */
    public HangingDecoderProvider() {
        super(NAME, "Answers the first class, and hangs once.");
    }

    /** From now on the next decision never comes, until {@link #letGo}. */
    static void hang() {
        release = new CountDownLatch(1);
    }

    static void letGo() {
        release.countDown();
    }

    /** A decoder that hangs hears no interrupt. */
    @Override
    protected void before(long sequence) {
        while (release.getCount() > 0 || Files.exists(Path.of(SIGN))) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Override
    protected int memory() {
        return 1000;
    }
}
