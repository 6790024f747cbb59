package org.hillock.acquisition.lsl;

import java.net.StandardProtocolFamily;
import java.time.Duration;
import java.util.List;

/**
 * What outlets, resolvers and sources of one laboratory agree on; the keys of {@code lsl_api.cfg}.
 *
 * @param multicastPort where queries are sent to; 0 sends and answers none
 * @param basePort the first port of services and data
 * @param portRange how many ports there are from there on
 * @param randomPorts whether any free port is taken when all of the range are in use
 * @param families the IP families to use, at least one
 * @param listenAddress the only local address to bind; empty for all
 * @param multicastAddresses where queries are sent to and expected, by the scope
 * @param timeToLive of multicast queries
 * @param knownPeers hosts that are asked directly, on every port of the range
 * @param sessionId only streams of the same session are found
 * @param recoveryPause how long to wait between two attempts to connect again
 * @param silenceLimit how long a connected stream may be silent before it is looked for again
 */
public record LslSettings(
        int multicastPort,
        int basePort,
        int portRange,
        RandomPorts randomPorts,
        List<StandardProtocolFamily> families,
        String listenAddress,
        List<String> multicastAddresses,
        int timeToLive,
        List<String> knownPeers,
        String sessionId,
        Duration recoveryPause,
        Duration silenceLimit) {
    private static final int PORT_MAXIMUM = 65_535;

    /** Whether ports outside of the range may be taken. */
    public enum RandomPorts {
        ALLOWED,
        REFUSED
    }

    /** Checks the ports and copies the lists. */
    public LslSettings {
        if (multicastPort < 0 || multicastPort > PORT_MAXIMUM) {
            throw new IllegalArgumentException("the multicast port is 0 to 65535, not " + multicastPort);
        }
        if (basePort < 1 || portRange < 1 || basePort + portRange - 1 > PORT_MAXIMUM) {
            throw new IllegalArgumentException(
                    "ports " + basePort + " and " + (portRange - 1) + " more do not lie in 1 to 65535");
        }
        families = List.copyOf(families);
        multicastAddresses = List.copyOf(multicastAddresses);
        knownPeers = List.copyOf(knownPeers);
        if (families.isEmpty()) {
            throw new IllegalArgumentException("at least one IP family is needed");
        }
    }

    /** liblsl's defaults: site scope, session {@code default}. */
    public static LslSettings defaults() {
        return LslConfig.parse("", "defaults");
    }

    /** What the machine is configured to; see {@link LslConfig#load}. */
    public static LslSettings ofThisMachine() {
        return LslConfig.load();
    }

    /** Neither broadcast nor multicast: only 127.0.0.1 on these ports is asked and served. */
    public static LslSettings loopback(int basePort, int portRange, String sessionId) {
        return new LslSettings(
                0,
                basePort,
                portRange,
                RandomPorts.ALLOWED,
                List.of(StandardProtocolFamily.INET),
                "127.0.0.1",
                List.of(),
                0,
                List.of("127.0.0.1"),
                sessionId,
                Duration.ofMillis(500),
                Duration.ofSeconds(15));
    }

    boolean uses(StandardProtocolFamily family) {
        return families.contains(family);
    }
}
