package org.hillock.feedback.actuator;

/** Sends each command as one datagram that holds one line of JSON; see {@code docs/CLI.md} for its fields. */
public final class UdpJsonActuator implements Actuator {
    /** What its peer does by itself when the link is lost. */
    public static final LinkLoss ON_LINK_LOSS =
            LinkLoss.depends("a receiver that heeds the line's ttl goes neutral when it has run out");

    private static final byte[] NEUTRAL = JsonLine.encode(ActuatorCommand.neutral(-1, 0));
    private final UdpSender sender;

    /**
     * Opens the socket.
     *
     * @throws org.hillock.feedback.FeedbackException when the host is unknown
     */
    public UdpJsonActuator(String host, int port) {
        this.sender = new UdpSender(host, port);
    }

    @Override
    public String name() {
        return "udp-json " + sender.target();
    }

    @Override
    public Acknowledgement acknowledgement() {
        return Acknowledgement.SENT;
    }

    @Override
    public LinkLoss onLinkLoss() {
        return ON_LINK_LOSS;
    }

    @Override
    public void send(ActuatorCommand command) {
        if (command.kind() == CommandKind.NEUTRAL) {
            neutral();
        } else {
            sender.send(JsonLine.encode(command));
        }
    }

    @Override
    public void neutral() {
        sender.send(NEUTRAL);
    }

    @Override
    public void close() {
        sender.close();
    }
}
