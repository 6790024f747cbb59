package org.hillock.feedback.actuator;

/**
 * Sends each command as one datagram of text: BCI2000's AppConnector ({@code "ResultCode 2\n"}), robots and programs that
 * take lines over UDP.
 */
public final class UdpTextActuator implements Actuator {
    /** What its peer does by itself when the link is lost. */
    public static final LinkLoss ON_LINK_LOSS = LinkLoss.goesOn(
            "a datagram of text has no time-out: the receiver goes on with the last one unless it has one of its own");

    private final UdpSender sender;
    private final TextCommands.Encoder encoder;

    /**
     * Opens the socket.
     *
     * @throws org.hillock.feedback.FeedbackException when the host is unknown
     */
    public UdpTextActuator(String host, int port, TextCommands texts) {
        this.sender = new UdpSender(host, port);
        this.encoder = texts.encoder(name());
    }

    @Override
    public String name() {
        return "udp-text " + sender.target();
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
        sender.send(command.kind() == CommandKind.NEUTRAL ? encoder.neutral() : encoder.encode(command));
    }

    @Override
    public void neutral() {
        sender.send(encoder.neutral());
    }

    @Override
    public void close() {
        sender.close();
    }
}
