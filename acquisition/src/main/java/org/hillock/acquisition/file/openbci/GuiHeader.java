package org.hillock.acquisition.file.openbci;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The comment lines at the top of a GUI file and its row of column names.
 *
 * @param title the first line without its percent sign
 * @param exgChannels how many EXG channels it announces, where it does
 * @param rateHz the sample rate
 * @param board the board's name as the GUI writes it; empty when missing
 * @param columns the column names in order; empty when the file has no such row
 * @param lines how many lines came before the first row of numbers
 */
record GuiHeader(
        String title,
        OptionalInt exgChannels,
        double rateHz,
        Optional<String> board,
        List<String> columns,
        long lines) {}
