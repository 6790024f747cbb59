package org.hillock.acquisition.device.link;

import java.util.function.BooleanSupplier;
import org.hillock.acquisition.device.profile.Transport;

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
}
