package org.hillock.feedback.actuator.stimulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The device's side of ScienceMode2: modes, acknowledgements, a watchdog of 1200 ms and an emergency switch. It keeps what
 * it would have given. Thread-safe.
 */
public final class StimulatorEmulator {
    static final int INIT = 1;
    static final int INIT_ACK = 2;
    static final int UNKNOWN = 3;
    static final int WATCHDOG = 4;
    static final int GET_MODE = 10;
    static final int INIT_CHANNELS = 30;
    static final int START_CHANNELS = 32;
    static final int STOP_CHANNELS = 34;
    static final int ERROR = 38;
    private static final long WATCHDOG_NANOS = 1_200_000_000L;
    private static final int OK = 0;
    private static final int PARAMETER_ERROR = -2;
    static final int WRONG_MODE = -3;

    private final Deque<byte[]> answers = new ArrayDeque<>();
    private final List<String> given = new ArrayList<>();
    private boolean greeted;
    private int mode;
    private int channelMask;
    private int own;
    private long heardNanos;
    private boolean mute;
    private int milliamps;

    /** A device that was just switched on; it asks to be greeted. */
    public StimulatorEmulator() {
        answers.add(SciencePacket.of(own++, INIT, 1).encode());
    }

    /** Takes a packet from the host. */
    synchronized void write(byte[] packet, long nowNanos) {
        elapse(nowNanos);
        heardNanos = nowNanos;
        SciencePacket read = SciencePacket.decode(packet);
        if (mute) {
            return;
        }
        switch (read.command()) {
            case INIT_ACK -> greeted = read.at(0) == 0;
            case WATCHDOG -> {}
            case GET_MODE -> acknowledge(read, OK, mode);
            case INIT_CHANNELS -> initialise(read);
            case START_CHANNELS -> start(read);
            case STOP_CHANNELS -> {
                stop("stop");
                acknowledge(read, OK);
            }
            default ->
                answers.add(SciencePacket.of(own++, UNKNOWN, read.command()).encode());
        }
    }

    private void initialise(SciencePacket read) {
        if (!greeted || mode == 2) {
            acknowledge(read, WRONG_MODE);
            return;
        }
        channelMask = read.at(1);
        mode = 1;
        acknowledge(read, OK);
    }

    private void start(SciencePacket read) {
        if (mode == 0) {
            acknowledge(read, WRONG_MODE);
            return;
        }
        if (read.data().length != 4 * Integer.bitCount(channelMask)) {
            acknowledge(read, PARAMETER_ERROR);
            return;
        }
        mode = 2;
        milliamps = 0;
        for (int at = 0; at < read.data().length; at += 4) {
            int micros = read.at(at + 1) << 8 | read.at(at + 2);
            milliamps = Math.max(milliamps, read.at(at + 3));
            given.add(micros + " us " + read.at(at + 3) + " mA");
        }
        acknowledge(read, OK);
    }

    private void acknowledge(SciencePacket read, int... result) {
        answers.add(SciencePacket.of(read.number(), read.command() + 1, result).encode());
    }

    private void stop(String why) {
        if (milliamps > 0) {
            given.add(why);
        }
        milliamps = 0;
        mode = 0;
    }

    private void elapse(long nowNanos) {
        if (mode == 2 && nowNanos - heardNanos > WATCHDOG_NANOS) {
            stop("watchdog");
            greeted = false;
            answers.add(SciencePacket.of(own++, INIT, 1).encode());
        }
    }

    /** The oldest packet to the host, or none. */
    synchronized byte[] read() {
        byte[] answer = answers.poll();
        return answer == null ? new byte[0] : answer;
    }

    /** Somebody presses the switch: the device stops by itself and says so. */
    public synchronized void pressEmergencySwitch() {
        stop("emergency switch");
        answers.add(SciencePacket.of(own++, ERROR, -1).encode());
    }

    /** From now on it neither obeys nor answers. */
    public synchronized void fallSilent() {
        mute = true;
    }

    /** The current that flows at a time. */
    public synchronized int milliamps(long nowNanos) {
        elapse(nowNanos);
        return milliamps;
    }

    /** All that was given, in order. */
    public synchronized List<String> given() {
        return List.copyOf(given);
    }

    @Override
    public String toString() {
        return "emulated stimulator " + Arrays.asList(mode, milliamps);
    }
}
