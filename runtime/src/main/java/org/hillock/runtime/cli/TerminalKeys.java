package org.hillock.runtime.cli;

import java.io.EOFException;
import java.io.IOException;
import org.hillock.runtime.control.ConsoleKeys;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.NonBlockingReader;

/** The keys of the terminal, read one by one; Ctrl-C still interrupts. The terminal is as it was when closed. */
final class TerminalKeys implements ConsoleKeys.Keyboard {
    private static final long LOOK_MILLIS = 20;

    private final Terminal terminal;
    private final Attributes before;

    private TerminalKeys(Terminal terminal) {
        this.terminal = terminal;
        this.before = terminal.enterRawMode();
    }

    static TerminalKeys open() throws IOException {
        return new TerminalKeys(TerminalBuilder.builder().system(true).build());
    }

    /** The end of the input means that the terminal is gone, and the person with it. */
    @Override
    public int key() throws IOException {
        int key = terminal.reader().read(LOOK_MILLIS);
        if (key == NonBlockingReader.EOF) {
            throw new EOFException("the terminal is gone");
        }
        return key;
    }

    @Override
    public void close() throws IOException {
        terminal.setAttributes(before);
        terminal.close();
    }
}
