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
 * @param buffer how much of a stream is kept for a consumer that is slow, by the outlet and for the inlet; see {@link
 *     #bufferSamples}
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
        Duration silenceLimit,
        Duration buffer) {
    /** liblsl's default. */
    public static final Duration USUAL_BUFFER = Duration.ofMinutes(6);

    private static final int PORT_MAXIMUM = 65_535;
    /** What a second means where there is no rate; liblsl's rule. */
    private static final double IRREGULAR_SAMPLES_A_SECOND = 100;

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
        if (buffer.isZero() || buffer.isNegative()) {
            throw new IllegalArgumentException("the buffer is above 0 s, not " + buffer.toNanos() / 1e9);
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
                Duration.ofSeconds(15),
                USUAL_BUFFER);
    }

    /** The same with another buffer, which no file of settings tells. */
    public LslSettings withBuffer(Duration other) {
        return new LslSettings(
                multicastPort,
                basePort,
                portRange,
                randomPorts,
                families,
                listenAddress,
                multicastAddresses,
                timeToLive,
                knownPeers,
                sessionId,
                recoveryPause,
                silenceLimit,
                other);
    }

    /** How many samples of a stream the buffer holds, at least 1; one without a rate counts as 100 Hz. */
    public int bufferSamples(double nominalRateHz) {
        double seconds = buffer.toNanos() / 1e9;
        double samples = seconds * (nominalRateHz > 0 ? nominalRateHz : IRREGULAR_SAMPLES_A_SECOND);
        return (int) Math.min(Math.max(1, Math.ceil(samples)), Integer.MAX_VALUE);
    }

    boolean uses(StandardProtocolFamily family) {
        return families.contains(family);
    }
}
