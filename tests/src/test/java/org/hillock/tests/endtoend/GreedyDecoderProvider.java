package org.hillock.tests.endtoend;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hillock.decoding.decoder.FirstClassProvider;

/**
 * A decoder that takes all memory there is as soon as its working directory holds a file of the name {@value #SIGN}, keeps the
 * collector busy without end for a while, and then fails for want of memory; found by {@link java.util.ServiceLoader}.
 */
public final class GreedyDecoderProvider extends FirstClassProvider {
    static final String NAME = "greedy";
    static final String SIGN = "greed";
    static final long THRASHES_MILLIS = 1500;
    private static final int LARGE_BYTES = 1 << 16;
    private static final int SMALL_BYTES = 256;

    private final List<byte[]> hoard = new ArrayList<>();
    private byte[] garbage = {};

    /** For the loader. */
    public GreedyDecoderProvider() {
        super(NAME, "Answers the first class, and takes all memory once.");
    }

    @Override
    protected void before(long sequence) {
        if (Files.exists(Path.of(SIGN))) {
            takeAll();
        }
    }

    private void takeAll() {
        try {
            while (true) {
                hoard.add(new byte[LARGE_BYTES]);
            }
        } catch (OutOfMemoryError full) {
            thrash();
            throw full;
        }
    }

    /** What is left lasts for microseconds; then the whole heap is collected for as much again. */
    private void thrash() {
        long endNanos = System.nanoTime() + THRASHES_MILLIS * 1_000_000;
        while (System.nanoTime() < endNanos) {
            garbage = new byte[SMALL_BYTES];
        }
    }

    @Override
    protected int memory() {
        return garbage.length;
    }
}
