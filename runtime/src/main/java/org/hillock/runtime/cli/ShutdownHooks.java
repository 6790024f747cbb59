package org.hillock.runtime.cli;

/** Hooks that end a command in order when the process is asked to end. */
final class ShutdownHooks {
    private ShutdownHooks() {}

    /** Whether it will be called; false when the process is ending already. */
    static boolean add(Thread hook) {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            return true;
        } catch (IllegalStateException alreadyShuttingDown) {
            return false;
        }
    }

    static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyShuttingDown) {
            // The hook itself is what ends the command then.
            return;
        }
    }
}
