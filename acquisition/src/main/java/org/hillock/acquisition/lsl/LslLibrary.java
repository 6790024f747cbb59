package org.hillock.acquisition.lsl;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.stream.SessionClock;

/**
 * One implementation of Lab Streaming Layer: {@code java}, which is part of this package and needs nothing installed, or
 * {@code native}, the liblsl of the machine. Both pass the same contract suite. Thread-safe; what it opens says for itself
 * which threads may use it.
 */
public interface LslLibrary {
    /** The word for the library in Java. */
    String JAVA = "java";

    /** The word for the machine's liblsl. */
    String NATIVE = "native";

    /** The library in Java. */
    static LslLibrary java(LslSettings settings, SessionClock clock) {
        return new JavaLslLibrary(settings, clock);
    }

    /**
     * The library that a word names: {@link #JAVA} or {@link #NATIVE}.
     *
     * @throws AcquisitionException when there is none of that name, or it cannot be loaded; it says what to do
     */
    static LslLibrary named(String word, LslSettings settings, SessionClock clock) {
        if (word.equals(JAVA)) {
            return java(settings, clock);
        }
        Map<String, LslLibraryProvider> others = new TreeMap<>();
        for (LslLibraryProvider provider : ServiceLoader.load(LslLibraryProvider.class)) {
            others.put(provider.word(), provider);
        }
        LslLibraryProvider provider = others.get(word);
        if (provider == null) {
            throw new AcquisitionException("There is no LSL library called '" + LslInfoXml.shown(word)
                    + "'; use one of " + JAVA + ", " + String.join(", ", others.keySet()) + ".");
        }
        return provider.open(settings, clock);
    }

    /** Its word in a session file. */
    String word();

    /** Which version of what it is, for people. */
    String version();

    /** What its parts agree on. */
    LslSettings settings();

    /** The clock of everything that it says. */
    SessionClock clock();

    /** Whether its inlets tell when they had to wait ({@link StreamInlet#waited()}), and so when samples came. */
    default boolean tellsTrueArrivals() {
        return false;
    }

    /** All streams of the session that a query means; see {@link #resolve(LslQuery, int, Duration, Duration)}. */
    default List<LslInfo> resolve(LslQuery query, int minimum, Duration timeout) {
        return resolve(query, minimum, Duration.ZERO, timeout);
    }

    /**
     * All streams of the session that a query means.
     *
     * @param minimum ends the search as soon as so many are found; 0 searches until the timeout
     * @param least the search does not end before it, so that slower answers count as well
     * @return informations without description; empty when none answers
     */
    List<LslInfo> resolve(LslQuery query, int minimum, Duration least, Duration timeout);

    /** Streams that have the identity of one that went away, by its source id; empty when none answers in time. */
    List<LslInfo> resolveAgain(LslInfo gone, Duration least, Duration timeout);

    /** The whole information with the description; {@code found} comes from this library's {@code resolve}. */
    LslInfo fullInfo(LslInfo found);

    /** Whether the outlet of a stream still answers as the same one; takes as long as a connection takes to fail. */
    default boolean isThere(LslInfo found) {
        try {
            return fullInfo(found).uid().equals(found.uid());
        } catch (AcquisitionException e) {
            return false;
        }
    }

    /**
     * Connects to a stream.
     *
     * @param found comes from this library's {@code resolve}
     * @param bufferSamples how many samples are kept for this inlet, at least 1
     * @throws AcquisitionException when the outlet cannot be reached, is another one, or speaks another protocol
     */
    StreamInlet openInlet(LslInfo found, int bufferSamples);

    /**
     * Prepares to measure the clock of a stream's outlet.
     *
     * @param found comes from this library's {@code resolve}
     */
    ClockMeter openClockMeter(LslInfo found);

    /**
     * Publishes a stream; it gets a fresh uid.
     *
     * @throws AcquisitionException when no port can be bound
     */
    StreamOutlet openOutlet(LslInfo stream);

    /** Receives a stream that this library resolved, with session time and recovery; asks for its description at once. */
    default LslSource openSource(LslInfo found) {
        return LslSource.of(found, this);
    }
}
