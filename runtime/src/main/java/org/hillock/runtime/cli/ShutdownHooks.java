package org.hillock.runtime.cli;

/** Hooks that end a command in order when the process is asked to end. */
final class ShutdownHooks {
    private ShutdownHooks() {}

    static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyShuttingDown) {
            // The hook itself is what ends the command then.
            return;
        }
    }
}
