package org.hillock.runtime.cli;

/** What the process answers to whoever started it. */
final class ExitCode {
    static final int DONE = 0;
    static final int WORK_FAILED = 1;
    static final int BAD_USE = 2;
    static final int BAD_INPUT = 3;
    static final int BUDGET_MISSED = 4;

    private ExitCode() {}
}
