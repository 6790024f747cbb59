package org.hillock.acquisition.device.emulate;

/** The device's end of a line: what an emulated device hears and sends by. One thread. */
public interface DeviceLine extends AutoCloseable {
    /**
     * A pseudo-terminal, whose other end opens like a serial port.
     *
     * @throws org.hillock.acquisition.AcquisitionException when the system has none to give
     */
    static DeviceLine pseudoTerminal() {
        return PseudoTerminal.open();
    }

    /** What the other end is opened by. */
    String path();

    /**
     * Reads what was sent to the device.
     *
     * @param into where it goes. Modified.
     * @param timeoutMillis the longest wait for it
     * @return how many bytes; 0 when none came
     */
    int read(byte[] into, int timeoutMillis);

    /**
     * Sends to the other end, as far as it takes.
     *
     * @param bytes what to send. Not modified.
     * @param timeoutMillis the longest wait for room
     * @return how many bytes went out
     */
    int write(byte[] bytes, int timeoutMillis);

    /** Hangs up, as if a plug were pulled; idempotent. */
    @Override
    void close();
}
