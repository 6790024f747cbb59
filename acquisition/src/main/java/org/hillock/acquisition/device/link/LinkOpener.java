package org.hillock.acquisition.device.link;

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
}
