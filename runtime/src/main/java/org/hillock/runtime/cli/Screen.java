package org.hillock.runtime.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The terminal as a canvas: drawn over itself on its second page, keys read one by one; as it was when closed. */
final class Screen implements AutoCloseable {
    private static final String ESCAPE = "\u001b[";
    private static final long FRAME_MILLIS = 66;

    private final PrintWriter out;
    private final Terminal terminal;
    private final Attributes before;

    private Screen(PrintWriter out, Terminal terminal) {
        this.out = out;
        this.terminal = terminal;
        this.before = terminal.enterRawMode();
        out.print(ESCAPE + "?1049h" + ESCAPE + "?25l");
        out.flush();
    }

    static Screen open(PrintWriter out) throws IOException {
        return new Screen(out, TerminalBuilder.builder().system(true).build());
    }

    int columns() {
        return Math.max(20, terminal.getWidth());
    }

    int rows() {
        return Math.max(4, terminal.getHeight());
    }

    void draw(List<String> lines) {
        StringBuilder page = new StringBuilder(ESCAPE).append('H');
        int shown = Math.min(lines.size(), rows());
        for (int row = 0; row < shown; row++) {
            page.append(lines.get(row)).append(ESCAPE).append('K');
            if (row < shown - 1) {
                page.append("\r\n");
            }
        }
        out.print(page.append(ESCAPE).append('J'));
        out.flush();
    }

    /** The next key; below 0 when none was pressed within a frame's time. */
    int key() throws IOException {
        return terminal.reader().read(FRAME_MILLIS);
    }

    @Override
    public void close() throws IOException {
        out.print(ESCAPE + "?25h" + ESCAPE + "?1049l");
        out.flush();
        terminal.setAttributes(before);
        terminal.close();
    }
}
