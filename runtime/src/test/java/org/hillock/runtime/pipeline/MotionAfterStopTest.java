package org.hillock.runtime.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.feedback.actuator.Acknowledgement;
import org.hillock.feedback.actuator.Actuator;
import org.hillock.feedback.actuator.ActuatorCommand;
import org.hillock.feedback.actuator.CommandKind;
import org.hillock.feedback.actuator.LinkLoss;
import org.hillock.feedback.safety.SafetyEvent;
import org.hillock.feedback.safety.SafetyGovernor.Contact;
import org.hillock.runtime.control.Panel;
import org.hillock.runtime.control.SafetyDesk;
import org.hillock.runtime.session.Session;
import org.hillock.runtime.session.SessionFiles;
import org.junit.jupiter.api.Test;

/** A place that decisions move must not have moved on by itself when a person lets the session act again. */
class MotionAfterStopTest {
    private static final int BEFORE = 5;
    private final Followed actuator = new Followed();
    private Optional<SafetyDesk> desk = Optional.empty();

    /** Follows a motion, and presses something when it has gone some way. */
    private static final class Followed implements Actuator {
        private final List<Double> places = new ArrayList<>();
        private Consumer<Integer> afterwards = count -> {};

        @Override
        public String name() {
            return "followed";
        }

        @Override
        public LinkLoss onLinkLoss() {
            return LinkLoss.noLink("it is of this test");
        }

        @Override
        public Acknowledgement acknowledgement() {
            return Acknowledgement.SENT;
        }

        @Override
        public void send(ActuatorCommand command) {
            if (command.kind() == CommandKind.ACTIVE) {
                places.add(command.axes().get(0));
                afterwards.accept(places.size());
            }
        }

        @Override
        public void neutral() {
            // Nobody looks at it here.
        }

        @Override
        public void close() {
            // It holds nothing.
        }
    }

    private void run(String safety, Consumer<SafetyDesk> first) {
        Session session = SessionFiles.parse("motion.json", """
                {
                  "name": "motion",
                  "sources": [{ "from": "synthetic", "trials": %d, "rateHz": 100, "seed": 3 }],
                  "epochs": {
                    "classes": ["left", "right"], "onsets": { "left": "left", "right": "right" },
                    "startSeconds": 0.5, "endSeconds": 2.5
                  },
                  "decoder": { "name": "sluggish" },
                  "mapping": { "motion": { "control": "position", "gain": 0.1, "directions": { "left": [1] } } },
                  "safety": %s,
                  "budget": { "hardMillis": 60000 }
                }
                """.formatted(2 * BEFORE, safety));
        Panel panel = given -> {
            desk = Optional.of(given);
            first.accept(given);
            return () -> {};
        };
        RunSettings settings = new RunSettings(
                "motion.json",
                Tempo.FULL_SPEED,
                SessionClock.monotonic(),
                List.of(actuator),
                List.of(),
                SourceNews.NOBODY,
                SessionTap.NONE,
                new Oversight(SafetyEvent.Listener.NONE, List.of(panel), Optional.empty()));
        new SessionRun(session, settings).run(TestSessions.sources(session));
    }

    private void afterTheFirst(Consumer<SafetyDesk> press) {
        actuator.afterwards = count -> {
            if (count == BEFORE) {
                press.accept(desk.orElseThrow());
            }
        };
    }

    /** Half a second counts a decision: 0.1 x 0.75 x 0.5 of the range. */
    private void assertBeginsAnew(List<Double> places) {
        for (int i = 0; i < places.size(); i++) {
            assertThat(places.get(i)).isCloseTo(0.0375 * i, within(1e-9));
        }
    }

    @Test
    void anEmergencyStopThatIsClearedAtOnceBeginsAtRest() {
        afterTheFirst(pressed -> {
            pressed.emergencyStop("a test");
            pressed.clear("a test");
        });
        run("{}", given -> {});
        assertBeganTwice();
    }

    @Test
    void aContactThatOpensAndClosesBeginsAtRest() {
        afterTheFirst(pressed -> {
            pressed.contact("door", Contact.OPEN);
            pressed.contact("door", Contact.CLOSED);
        });
        run("{ \"interlocks\": [\"door\"] }", given -> given.contact("door", Contact.CLOSED));
        assertBeganTwice();
    }

    @Test
    void aSessionThatIsDisarmedAndArmedBeginsAtRest() {
        afterTheFirst(pressed -> {
            pressed.disarm("a test");
            pressed.arm("a test");
        });
        run("{ \"arming\": \"by_person\" }", given -> given.arm("a test"));
        assertBeganTwice();
    }

    private void assertBeganTwice() {
        assertThat(actuator.places).hasSize(2 * BEFORE);
        assertBeginsAnew(actuator.places.subList(0, BEFORE));
        assertBeginsAnew(actuator.places.subList(BEFORE, 2 * BEFORE));
    }
}
