package org.hillock.acquisition.device.serial;

import java.util.ArrayList;
import java.util.List;
import org.hillock.acquisition.device.profile.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which of a device's speeds to open its line at: one after the other until samples have come, then that one. */
final class BaudChoice {
    private static final Logger LOG = LoggerFactory.getLogger("org.hillock.device");

    private final String port;
    private final Transport transport;
    private final List<Integer> bauds;
    private int now;
    private int tried = 1;
    private boolean settled;

    BaudChoice(String port, Transport transport) {
        this.port = port;
        this.transport = transport;
        this.bauds = new ArrayList<>(List.of(transport.baud()));
        transport.baudFallbacks().stream().filter(baud -> !bauds.contains(baud)).forEach(bauds::add);
    }

    /** The line at the speed of now. */
    Transport line() {
        return transport.withBaud(bauds.get(now));
    }

    /** Samples came: this speed is the device's. */
    void settle() {
        settled = true;
    }

    /**
     * Goes to the next speed after a try without a sample.
     *
     * @return whether there is one that was not tried yet
     */
    boolean tryNext() {
        if (settled || bauds.size() == 1) {
            return false;
        }
        int before = bauds.get(now);
        now = (now + 1) % bauds.size();
        boolean fresh = tried < bauds.size();
        tried++;
        if (fresh) {
            LOG.warn("{}: nothing understandable at {} baud, trying {} baud", port, before, bauds.get(now));
        }
        return fresh;
    }

    /** What to add to a failure: the speeds that were tried, when there were several. */
    String account() {
        return bauds.size() == 1 || settled ? "" : " It was tried at " + words() + " baud.";
    }

    private String words() {
        List<String> words = bauds.stream().map(String::valueOf).toList();
        return String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.get(words.size() - 1);
    }
}
