package org.hillock.runtime.pipeline;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.acquisition.lsl.LslSettings;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.feedback.FeedbackException;
import org.hillock.feedback.actuator.Actuator;
import org.hillock.feedback.actuator.OscActuator;
import org.hillock.feedback.actuator.TcpJsonActuator;
import org.hillock.feedback.actuator.TelloActuator;
import org.hillock.feedback.actuator.UdpJsonActuator;
import org.hillock.feedback.actuator.UdpTextActuator;
import org.hillock.feedback.actuator.lsl.LslActuator;
import org.hillock.feedback.actuator.mqtt.MqttActuator;
import org.hillock.feedback.actuator.mqtt.MqttVersion;
import org.hillock.feedback.actuator.ros.RosbridgeActuator;
import org.hillock.feedback.actuator.serial.SerialActuator;
import org.hillock.feedback.actuator.serial.SerialPortLine;
import org.hillock.feedback.actuator.serial.SerialPortLine.SerialPortSettings;
import org.hillock.feedback.actuator.stimulator.StimulatorActuator;
import org.hillock.feedback.actuator.stimulator.StimulatorEmulator;
import org.hillock.feedback.actuator.uinput.UinputActuator;
import org.hillock.runtime.HillockException;
import org.hillock.runtime.session.FeedbackSetting;
import org.hillock.runtime.session.LocalFeedback;
import org.hillock.runtime.session.NetworkFeedback;
import org.hillock.runtime.session.SerialFeedback;
import org.hillock.runtime.session.Session;

/** Opens what a session drives. */
public final class Actuators {
    private final SessionClock clock;
    private final List<Path> folders;
    private final Function<LocalFeedback.Cursor, Actuator> cursor;

    /**
     * Opens actuators.
     *
     * @param clock the session's
     * @param folders where configurations are looked for
     * @param cursor draws the cursor of the terminal
     */
    public Actuators(SessionClock clock, List<Path> folders, Function<LocalFeedback.Cursor, Actuator> cursor) {
        this.clock = clock;
        this.folders = List.copyOf(folders);
        this.cursor = cursor;
    }

    /**
     * All of a session's, in its order. Serial ports and TCP connections open with their first command.
     *
     * @param sessionName the session file's name for messages
     * @throws HillockException when one cannot be opened; those before it are closed then
     */
    public List<Actuator> open(Session session, String sessionName) {
        List<Actuator> opened = new ArrayList<>();
        for (int i = 0; i < session.feedback().size(); i++) {
            try {
                opened.add(open(session.feedback().get(i)));
            } catch (FeedbackException e) {
                Closing.each(opened, Actuator::close);
                throw HillockException.workFailed(sessionName + " at $.feedback[" + i + "]: " + e.getMessage(), e);
            } catch (RuntimeException e) {
                Closing.each(opened, Actuator::close);
                throw e;
            }
        }
        return opened;
    }

    private Actuator open(FeedbackSetting setting) {
        if (setting instanceof LocalFeedback.Cursor drawn) {
            return cursor.apply(drawn);
        }
        if (setting instanceof NetworkFeedback.UdpJson udp) {
            return new UdpJsonActuator(udp.host(), udp.port());
        }
        if (setting instanceof NetworkFeedback.Osc osc) {
            return new OscActuator(osc.host(), osc.port(), osc.address(), osc.neutral());
        }
        if (setting instanceof NetworkFeedback.TcpJson tcp) {
            return new TcpJsonActuator(tcp.host(), tcp.port());
        }
        if (setting instanceof NetworkFeedback.UdpText udp) {
            return new UdpTextActuator(udp.host(), udp.port(), udp.commands());
        }
        if (setting instanceof NetworkFeedback.Tello tello) {
            return new TelloActuator(tello.host(), tello.port(), tello.texts());
        }
        if (setting instanceof NetworkFeedback.Mqtt mqtt) {
            MqttVersion version = mqtt.version() == NetworkFeedback.Version.V5 ? MqttVersion.V5 : MqttVersion.V3_1_1;
            return new MqttActuator(version, mqtt.host(), mqtt.port(), mqtt.client(), mqtt.topic(), mqtt.commands());
        }
        if (setting instanceof NetworkFeedback.Rosbridge ros) {
            return new RosbridgeActuator(URI.create(ros.url()), ros.topic(), ros.axes(), ros.scale());
        }
        if (setting instanceof LocalFeedback.Uinput uinput) {
            return UinputActuator.open(uinput.mapping());
        }
        if (setting instanceof LocalFeedback.Stimulator stimulator) {
            return new StimulatorActuator(new StimulatorEmulator(), clock, stimulator.ceilings(), stimulator.given());
        }
        if (setting instanceof NetworkFeedback.Lsl lsl) {
            return outlet(lsl);
        }
        if (setting instanceof SerialFeedback board) {
            return serial(board);
        }
        throw new IllegalStateException("nobody opens " + setting);
    }

    private Actuator outlet(NetworkFeedback.Lsl lsl) {
        String word = lsl.library().name().toLowerCase(Locale.ROOT);
        LslSettings settings = LslStreams.settings(lsl.config(), folders, "$.feedback of type lsl, config")
                .withBuffer(LslStreams.duration(lsl.bufferSeconds()));
        LslLibrary library = LslLibrary.named(word, settings, clock);
        LslActuator.Stamp stamp = LslActuator.Stamp.valueOf(lsl.stamp().name());
        return new LslActuator(library, lsl.name(), lsl.sourceId(), stamp);
    }

    private static Actuator serial(SerialFeedback board) {
        return new SerialActuator(
                new SerialPortLine(board.port(), SerialPortSettings.at(board.baud())), board.protocol());
    }
}
