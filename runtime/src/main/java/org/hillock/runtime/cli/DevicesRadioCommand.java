package org.hillock.runtime.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalInt;
import org.hillock.acquisition.device.link.ByteLink;
import org.hillock.acquisition.device.link.Dialogue;
import org.hillock.acquisition.device.link.DongleRadio;
import org.hillock.acquisition.device.link.SerialLink;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.stream.SessionClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hillock devices radio PORT --as PROFILE}: the radio channel between a dongle and its board. */
@Command(
        name = "radio",
        description = {
            "Tell the radio channel of a dongle and whether the board hears it there.",
            "With --hunt, look through all channels and leave the dongle where the board hears it; with --set, move both."
        })
final class DevicesRadioCommand extends HillockCommand {
    @Mixin
    private NamedDevice device = new NamedDevice();

    @Option(names = "--hunt", description = "Move the dongle to the channel of the board; takes up to 20 seconds.")
    private boolean hunt;

    @Option(names = "--set", paramLabel = "N", description = "Move the dongle and the board to channel N.")
    private Optional<Integer> wanted = Optional.empty();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        if (hunt && wanted.isPresent()) {
            err().println(
                            "hillock: --hunt finds the board's channel and --set moves both to another; give one of them.");
            return ExitCode.BAD_USE;
        }
        String port = device.port();
        DeviceProfile profile = device.profile();
        SessionClock clock = SessionClock.monotonic();
        try (ByteLink link = SerialLink.opener(clock).open(port, profile.transport())) {
            Dialogue dialogue = new Dialogue(
                    port, link, profile, clock, () -> Thread.currentThread().isInterrupted());
            DongleRadio radio = new DongleRadio(dialogue, profile);
            dialogue.settle();
            if (hunt) {
                radio.hunt(channel -> err().println("trying radio channel " + channel));
            }
            wanted.ifPresent(radio::set);
            return tell(profile, radio.channel(), radio.isUp());
        }
    }

    private int tell(DeviceProfile profile, OptionalInt channel, boolean up) {
        if (json) {
            ObjectNode node = new ObjectMapper().createObjectNode();
            node.put("port", device.port()).put("profile", profile.id()).put("up", up);
            channel.ifPresent(number -> node.put("channel", number));
            printJson(node);
        } else {
            String where =
                    channel.isPresent() ? "on radio channel " + channel.getAsInt() : "on an unknown radio channel";
            out().println("The dongle is " + where + "; the " + profile.name()
                    + (up
                            ? " hears it."
                            : " does not hear it: it is off, or on another channel; find that with 'hillock devices radio "
                                    + device.port() + " --as " + profile.id() + " --hunt'."));
        }
        return up ? ExitCode.DONE : ExitCode.WORK_FAILED;
    }
}
