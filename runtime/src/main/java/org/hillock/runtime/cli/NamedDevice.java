package org.hillock.runtime.cli;

import org.hillock.acquisition.device.frame.FrameTally;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.runtime.HillockException;
import org.hillock.runtime.pipeline.LiveDevices;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A device on a port, as somebody names it: what the commands below {@code hillock devices} share. */
final class NamedDevice {
    @Parameters(
            paramLabel = "PORT",
            description = "The port, such as /dev/ttyUSB0 or COM3; 'hillock devices' lists them.")
    private String port = "";

    @Option(
            names = "--as",
            required = true,
            paramLabel = "PROFILE",
            description = "The device's profile: only what it says is sent. 'hillock devices --profiles' lists them.")
    private String profile = "";

    String port() {
        return port;
    }

    DeviceProfile profile() {
        return LiveDevices.profiles().named(profile);
    }

    /** Why no sample came, by what else came. */
    HillockException noSample(DeviceProfile wanted, FrameTally tally) {
        long foreign = tally.skippedBytes();
        return HillockException.badInput(
                port,
                foreign == 0 ? "nothing" : "no sample, but " + foreign + " bytes that are none of its frames",
                "samples of the " + wanted.name(),
                foreign == 0
                        ? "check that it is switched on and near, and that this is its port"
                        : "name the profile of the device that sends them in place of " + wanted.id());
    }
}
