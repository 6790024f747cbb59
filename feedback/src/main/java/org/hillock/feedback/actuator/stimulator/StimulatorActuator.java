package org.hillock.feedback.actuator.stimulator;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.feedback.FeedbackException;
import org.hillock.feedback.actuator.Acknowledgement;
import org.hillock.feedback.actuator.Actuator;
import org.hillock.feedback.actuator.ActuatorCommand;
import org.hillock.feedback.actuator.CommandKind;
import org.hillock.feedback.actuator.LinkLoss;
import org.jspecify.annotations.Nullable;

/**
 * Stimulates by an {@linkplain StimulatorEmulator emulated} RehaStim2. Disarmed when it is made: until a person arms it every
 * command is refused. Current and width are held under the ceilings, and the current rises by one milliampere a
 * command. Neutral is an acknowledged stop; it is repeated with the next number when no answer comes. Not a medical device.
 */
public final class StimulatorActuator implements Actuator {
    /** What its peer does by itself when the link is lost. */
    public static final LinkLoss ON_LINK_LOSS =
            LinkLoss.rests("the device stops by itself 1.2 s after the last packet");

    private static final int MAIN_INTERVAL_MILLIS = 50;
    private static final int INTER_PULSE_MILLIS = 8;
    private static final Duration ANSWER = Duration.ofMillis(100);
    private static final long POLL_NANOS = 200_000;
    private static final int STOP_ATTEMPTS = 3;
    private static final int RAMP_MILLIAMPS = 1;

    private final StimulatorEmulator device;
    private final SessionClock clock;
    private final Ceilings ceilings;
    private final Map<String, Pulse> pulses;
    private volatile boolean armed;
    private boolean initialised;
    private int number;
    private int milliamps;

    /**
     * What a class gives on the first channel.
     *
     * @param milliamps the current at a value of 1
     * @param micros the width
     */
    public record Pulse(int milliamps, int micros) {}

    /**
     * A disarmed stimulator.
     *
     * @throws FeedbackException when a pulse is above the ceilings
     */
    public StimulatorActuator(
            StimulatorEmulator device, SessionClock clock, Ceilings ceilings, Map<String, Pulse> pulses) {
        this.device = device;
        this.clock = clock;
        this.ceilings = ceilings;
        this.pulses = Map.copyOf(pulses);
        pulses.forEach((name, pulse) -> {
            if (pulse.milliamps() > ceilings.milliamps()
                    || pulse.micros() > ceilings.micros()
                    || pulse.milliamps() < 0
                    || pulse.micros() < Ceilings.NARROWEST_MICROS) {
                throw new FeedbackException("stimulator: read " + pulse.milliamps() + " mA and " + pulse.micros()
                        + " us for '" + name + "', expected at most " + ceilings.milliamps() + " mA and "
                        + Ceilings.NARROWEST_MICROS + " to " + ceilings.micros() + " us; lower it.");
            }
        });
    }

    /** A person takes the responsibility for this session. */
    public void arm(String person) {
        if (person.isBlank()) {
            throw new FeedbackException("stimulator: nobody's name was given; a person must arm it.");
        }
        armed = true;
    }

    /** No command passes any more; the caller sends neutral. */
    public void disarm() {
        armed = false;
    }

    @Override
    public String name() {
        return "stimulator (emulated)";
    }

    @Override
    public Acknowledgement acknowledgement() {
        return Acknowledgement.DEVICE;
    }

    @Override
    public LinkLoss onLinkLoss() {
        return ON_LINK_LOSS;
    }

    @Override
    public void send(ActuatorCommand command) {
        if (command.kind() == CommandKind.NEUTRAL) {
            neutral();
            return;
        }
        Pulse pulse = pulses.get(command.name());
        if (pulse == null) {
            throw new FeedbackException(name() + ": there is no pulse for the command '" + command.name()
                    + "', only for " + pulses.keySet() + "; add it to the session.");
        }
        stimulate(pulse, command.value());
    }

    /** Whether it is armed is asked under the lock: a stop that comes meanwhile must not be followed by a pulse. */
    private synchronized void stimulate(Pulse pulse, double value) {
        if (!armed) {
            throw new FeedbackException(name() + ": it is not armed; a person must arm it for this session.");
        }
        int wished = (int) Math.floor(Math.max(0, Math.min(1, value)) * pulse.milliamps());
        milliamps = Math.min(Math.min(wished, milliamps + RAMP_MILLIAMPS), ceilings.milliamps());
        if (!initialised) {
            initialise();
        }
        SciencePacket answer = give(pulse);
        if (answer != null && (byte) answer.at(0) == StimulatorEmulator.WRONG_MODE) {
            // The device rested by itself because nothing came for its watchdog's time: from rest again.
            initialise();
            milliamps = Math.min(wished, RAMP_MILLIAMPS);
            answer = give(pulse);
        }
        require(answer, "the pulse");
    }

    private @Nullable SciencePacket give(Pulse pulse) {
        int micros = pulse.micros();
        return exchange(StimulatorEmulator.START_CHANNELS, 0, micros >> 8, micros, milliamps);
    }

    private void initialise() {
        greet();
        int ipi = 2 * INTER_PULSE_MILLIS - 3;
        int main = 2 * (MAIN_INTERVAL_MILLIS - 1);
        require(exchange(StimulatorEmulator.INIT_CHANNELS, 0, 1, 0, ipi, main >> 8, main, 0), "the channel list");
        initialised = true;
    }

    private void greet() {
        byte[] first = device.read();
        if (first.length > 0) {
            SciencePacket init = SciencePacket.decode(first);
            if (init.command() == StimulatorEmulator.INIT) {
                write(SciencePacket.of(init.number(), StimulatorEmulator.INIT_ACK, 0));
            }
        }
    }

    private void write(SciencePacket packet) {
        device.write(packet.encode(), clock.nanoTime());
    }

    /** Sends a command and waits for its answer; none is null. One command is outstanding at a time. */
    private @Nullable SciencePacket exchange(int command, int... data) {
        int mine = number++ & 0xFF;
        write(SciencePacket.of(mine, command, data));
        long end = clock.nanoTime() + ANSWER.toNanos();
        while (clock.nanoTime() < end) {
            byte[] answer = device.read();
            if (answer.length == 0) {
                LockSupport.parkNanos(POLL_NANOS);
                continue;
            }
            SciencePacket packet = SciencePacket.decode(answer);
            if (packet.command() == StimulatorEmulator.ERROR) {
                initialised = false;
                milliamps = 0;
                armed = false;
                throw new FeedbackException(name() + ": the device stopped by itself (error " + (byte) packet.at(0)
                        + "); look after the person, then arm it again.");
            }
            if (packet.command() == StimulatorEmulator.INIT) {
                write(SciencePacket.of(packet.number(), StimulatorEmulator.INIT_ACK, 0));
            }
            if (packet.command() == command + 1 && packet.number() == mine) {
                return packet;
            }
        }
        return null;
    }

    private void require(@Nullable SciencePacket answer, String what) {
        if (answer == null) {
            initialised = false;
            throw new FeedbackException(
                    name() + ": no answer to " + what + " within " + ANSWER.toMillis() + " ms; check the device.");
        }
        byte result = (byte) answer.at(0);
        if (result != 0) {
            initialised = false;
            throw new FeedbackException(
                    name() + ": the device refused " + what + " (" + result + "); see the protocol's results.");
        }
    }

    @Override
    public synchronized void neutral() {
        milliamps = 0;
        if (!initialised) {
            return;
        }
        for (int attempt = 0; attempt < STOP_ATTEMPTS; attempt++) {
            SciencePacket answer = exchange(StimulatorEmulator.STOP_CHANNELS);
            if (answer != null && answer.at(0) == 0) {
                initialised = false;
                return;
            }
        }
        throw new FeedbackException(name() + ": the stop was not acknowledged; press the emergency switch.");
    }

    @Override
    public void close() {
        armed = false;
        neutral();
    }
}
