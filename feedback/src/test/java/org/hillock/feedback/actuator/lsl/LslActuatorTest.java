package org.hillock.feedback.actuator.lsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.acquisition.lsl.LslQuery;
import org.hillock.acquisition.lsl.LslRig;
import org.hillock.acquisition.lsl.StreamInlet;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.feedback.FeedbackException;
import org.hillock.feedback.actuator.Actuator;
import org.hillock.feedback.actuator.ActuatorCommand;
import org.hillock.feedback.actuator.ActuatorContract;
import org.hillock.feedback.actuator.CommandKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against an inlet on the loopback. */
class LslActuatorTest extends ActuatorContract {
    private final LslLibrary library = library();
    private final List<StreamInlet> inlets = Collections.synchronizedList(new ArrayList<>());
    private double lastSeconds;

    private static LslLibrary library() {
        return LslLibrary.java(LslRig.fresh(), SessionClock.monotonic());
    }

    /** An actuator that somebody receives already. */
    @Override
    protected Actuator open() {
        LslActuator actuator = new LslActuator(library, "decisions", "decisions-1", LslActuator.Stamp.DECISION);
        LslInfo found = library.resolve(LslQuery.parse("type='Markers'"), 1, Duration.ofSeconds(5))
                .get(0);
        assertThat(found.nominalRateHz()).isZero();
        assertThat(found.sourceId()).isEqualTo("decisions-1");
        inlets.add(library.openInlet(found, 100));
        return actuator;
    }

    @Override
    protected Object lastOutput() {
        try {
            StreamInlet inlet = inlets.get(inlets.size() - 1);
            inlet.silenceLimit(Duration.ofSeconds(5));
            lastSeconds = inlet.nextSeconds();
            String[] text = new String[1];
            inlet.readTexts(text);
            return text[0];
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void closeInlets() {
        inlets.forEach(StreamInlet::close);
    }

    @Test
    void stampsTheMarkerWithTheTimeOfTheDecision() {
        try (Actuator actuator = open()) {
            actuator.send(active(1));
            assertThat(lastOutput()).isEqualTo("left");
            assertThat(lastSeconds).isCloseTo(1.25, within(1e-6));
        }
    }

    @Test
    void stampsTheMarkerWithTheLastSampleThatItRestsOnWhenAskedTo() {
        try (LslActuator actuator = new LslActuator(library, "of-signal", "of-signal-1", LslActuator.Stamp.SIGNAL)) {
            List<LslInfo> found = library.resolve(LslQuery.parse("name='of-signal'"), 1, Duration.ofSeconds(5));
            inlets.add(library.openInlet(found.get(0), 100));
            actuator.send(active(1).restingOn(7_500_000_000L));
            assertThat(lastOutput()).isEqualTo("left");
            assertThat(lastSeconds).isCloseTo(7.5, within(1e-6));
            actuator.send(active(2));
            lastOutput();
            assertThat(lastSeconds).as("a command that rests on no sample").isCloseTo(1.25, within(1e-6));
        }
    }

    @Test
    void writesTheAxesOfAMotionBehindItsName() {
        ActuatorCommand move = new ActuatorCommand(3, 0, 0, 0, "move", 0.25, List.of(0.25, -1.0), CommandKind.ACTIVE);
        assertThat(LslActuator.label(move)).isEqualTo("move 0.25 -1.0");
    }

    @Test
    void refusesCommandsOnceItIsClosed() {
        Actuator actuator = open();
        actuator.close();
        assertThatThrownBy(() -> actuator.send(active(1)))
                .isInstanceOf(FeedbackException.class)
                .hasMessageContaining("closed");
    }
}
