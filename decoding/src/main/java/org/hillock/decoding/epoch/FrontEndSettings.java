package org.hillock.decoding.epoch;

import java.util.List;
import java.util.Set;

/** Provisional: what a front end is told. */
public record FrontEndSettings(
        List<String> channels,
        String reference,
        double notchHz,
        int decimation,
        double gateMicrovolts,
        Set<String> onsets,
        EpochWindow window) {}
