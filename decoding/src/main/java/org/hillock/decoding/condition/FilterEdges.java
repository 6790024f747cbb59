package org.hillock.decoding.condition;

import org.hillock.decoding.DecodingException;

/** The checks that all filter designs share. */
final class FilterEdges {
    private FilterEdges() {}

    static void check(String filter, double edgeHz, double rateHz) {
        if (!(rateHz > 0) || Double.isInfinite(rateHz)) {
            throw DecodingException.badInput(
                    filter,
                    "a rate of " + rateHz + " Hz",
                    "a rate above 0 Hz",
                    "filter a stream that has a nominal rate");
        }
        if (!(edgeHz > 0) || !(edgeHz < rateHz / 2)) {
            throw DecodingException.badInput(
                    filter,
                    "an edge at " + edgeHz + " Hz",
                    "one above 0 and below " + rateHz / 2 + " Hz, half the rate of " + rateHz + " Hz",
                    "move the edge or sample faster");
        }
    }
}
