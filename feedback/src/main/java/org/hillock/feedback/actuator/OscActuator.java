package org.hillock.feedback.actuator;

import org.hillock.feedback.FeedbackException;

/**
 * Sends each command as an OSC 1.0 message over UDP: the class name, the sequence and the value as {@code ,sif}; a motion has
 * one number an axis. UDP may reorder, so a receiver looks at the sequence.
 */
public final class OscActuator implements Actuator {
    /** What its peer does by itself when the link is lost. */
    public static final LinkLoss ON_LINK_LOSS = LinkLoss.goesOn(
            "OSC has no time-out: the receiver goes on with the last message unless it has one of its own");

    private final String address;
    private final byte[] neutral;
    private final UdpSender sender;

    /**
     * Opens the socket.
     *
     * @param address of decisions, begins with a slash
     * @param neutralAddress of the message without arguments that means neutral
     * @throws FeedbackException when the host is unknown or an address does not begin with a slash
     */
    public OscActuator(String host, int port, String address, String neutralAddress) {
        this.address = checked(address);
        this.neutral = OscMessage.to(checked(neutralAddress)).encode();
        this.sender = new UdpSender(host, port);
    }

    @Override
    public String name() {
        return "osc " + sender.target();
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
            sender.send(encode(address, command));
        }
    }

    /** The sequence goes out as its low 32 bits. */
    static byte[] encode(String address, ActuatorCommand command) {
        OscMessage message = OscMessage.to(address)
                .string(command.name())
                .int32((int) command.sequence())
                .float32((float) command.value());
        command.axes().stream().skip(1).forEach(axis -> message.float32(axis.floatValue()));
        byte[] datagram = message.encode();
        if (datagram.length > UdpSender.MAX_DATAGRAM_BYTES) {
            throw new FeedbackException(
                    "osc " + address + ": a message of " + datagram.length + " bytes does not fit a datagram of "
                            + UdpSender.MAX_DATAGRAM_BYTES + "; shorten the class name.");
        }
        return datagram;
    }

    @Override
    public void neutral() {
        sender.send(neutral);
    }

    @Override
    public void close() {
        sender.close();
    }

    private static String checked(String address) {
        if (!address.startsWith("/")) {
            throw new FeedbackException("osc: read the address '" + address
                    + "', expected one that begins with a slash; write '/" + address + "'.");
        }
        return address;
    }
}
