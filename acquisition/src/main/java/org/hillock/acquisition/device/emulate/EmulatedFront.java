package org.hillock.acquisition.device.emulate;

/** What stands between a line and the emulated board: a dongle that takes some of the bytes for itself. */
interface EmulatedFront {
    /**
     * Takes bytes from the line.
     *
     * @param bytes not modified
     * @return those that go to the board
     */
    byte[] hear(byte[] bytes, int length);

    /** What the dongle has to say; handed over. */
    byte[] takeReplies();

    /** Whether what the board says is passed on. */
    boolean passesOn();
}
