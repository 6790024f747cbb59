package org.hillock.acquisition.lsl;

/**
 * One outlet's instance of a stream: fresh at each start of the program that publishes it.
 *
 * @param uid a random UUID in lower case; empty before it is served
 * @param createdAtSeconds the outlet's local clock at its start
 * @param version of the protocol, 110 for 1.10
 * @param sessionId the recording session by configuration
 * @param hostname the machine that serves it
 * @param v4 where it is reached by IPv4
 * @param v6 where it is reached by IPv6
 */
public record LslInstance(
        String uid, double createdAtSeconds, int version, String sessionId, String hostname, Endpoint v4, Endpoint v6) {
    /** Nobody serves it. */
    public static final LslInstance UNSERVED = new LslInstance("", 0, 110, "default", "", Endpoint.NONE, Endpoint.NONE);

    /**
     * Where an outlet listens.
     *
     * @param address as the reply's sender, empty when unknown
     * @param dataPort the TCP port, 0 when this family is not served
     * @param servicePort the UDP port, 0 when this family is not served
     */
    public record Endpoint(String address, int dataPort, int servicePort) {
        /** Not served. */
        public static final Endpoint NONE = new Endpoint("", 0, 0);

        /** Whether it can be connected to. */
        public boolean isReachable() {
            return !address.isEmpty() && dataPort > 0 && servicePort > 0;
        }

        Endpoint at(String host) {
            return new Endpoint(host, dataPort, servicePort);
        }
    }

    /** The way to reach it: IPv4 if it is served and known, else IPv6. */
    public Endpoint endpoint() {
        return v4.isReachable() ? v4 : v6;
    }

    LslInstance withEndpoints(Endpoint four, Endpoint six) {
        return new LslInstance(uid, createdAtSeconds, version, sessionId, hostname, four, six);
    }
}
