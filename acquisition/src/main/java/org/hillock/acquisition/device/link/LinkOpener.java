package org.hillock.acquisition.device.link;

import java.util.function.BooleanSupplier;
import org.hillock.acquisition.device.profile.Transport;
import org.hillock.acquisition.stream.SessionClock;

/** How a line is opened; handed in so that tests need no port. */
@FunctionalInterface
public interface LinkOpener {
    /**
     * Opens a line.
     *
     * @param port its name or path
     * @throws org.hillock.acquisition.AcquisitionException when that fails; says what to do
     */
    ByteLink open(String port, Transport transport);

    /**
     * Opens a line, which may take seconds.
     *
     * @param stopped whether to give up, asked for meanwhile
     */
    default ByteLink open(String port, Transport transport, BooleanSupplier stopped) {
        return open(port, transport);
    }

    /** Opens lines as another does; where a Bluetooth dongle is on the line, connects through it to the device as well. */
    static LinkOpener reachingThroughDongles(LinkOpener plain, SessionClock clock) {
        return new LinkOpener() {
            @Override
            public ByteLink open(String port, Transport transport) {
                return open(port, transport, () -> false);
            }

            @Override
            public ByteLink open(String port, Transport transport, BooleanSupplier stopped) {
                return transport.kind() == Transport.Kind.BLED112
                        ? new BledConnector(port, transport, plain, clock, stopped).connect()
                        : plain.open(port, transport);
            }
        };
    }
}
