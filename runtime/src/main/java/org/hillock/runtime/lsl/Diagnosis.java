package org.hillock.runtime.lsl;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.lsl.LslSettings;
import org.hillock.acquisition.lsl.LslSurvey.Route;

/**
 * What a look at the network found.
 *
 * @param configFile the configuration in use; empty for the defaults
 * @param places where one was looked for
 * @param settings what it says
 * @param faces the network interfaces
 * @param routes every way a question was sent, without answers of the test stream
 * @param selfRoutes by the index of a route: whether the test stream of this process was found that way
 * @param visits what came of each stream that was found
 * @param advice what to do, in plain sentences
 * @param faults how many of these are faults
 */
public record Diagnosis(
        Optional<Path> configFile,
        List<Path> places,
        LslSettings settings,
        List<Face> faces,
        List<Route> routes,
        Map<Integer, Boolean> selfRoutes,
        List<Visit> visits,
        List<String> advice,
        int faults) {
    /** Copies the collections. */
    public Diagnosis {
        places = List.copyOf(places);
        faces = List.copyOf(faces);
        routes = List.copyOf(routes);
        selfRoutes = Map.copyOf(selfRoutes);
        visits = List.copyOf(visits);
        advice = List.copyOf(advice);
    }

    /**
     * A network interface.
     *
     * @param name the system's
     * @param isUp whether it works
     * @param isMulticast whether it can send to groups
     * @param addresses its own
     */
    public record Face(String name, boolean isUp, boolean isMulticast, List<String> addresses) {
        /** Copies the list. */
        public Face {
            addresses = List.copyOf(addresses);
        }
    }

    /**
     * What came of one stream.
     *
     * @param info the stream
     * @param sameSession whether it is of the configured session
     * @param dataMillis how long the TCP connection to its data port took; empty when it failed
     * @param dataFailure why it failed; empty when it did not
     * @param clockWaves how many times its clock was asked
     * @param clockAnswers how many of these were answered
     * @param report what was received; empty when nothing could be
     * @param feedFailure why nothing could be received; empty when something was
     */
    public record Visit(
            LslInfo info,
            boolean sameSession,
            OptionalDouble dataMillis,
            String dataFailure,
            int clockWaves,
            int clockAnswers,
            Optional<PullReport> report,
            String feedFailure) {}
}
