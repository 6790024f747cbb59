package org.hillock.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hillock.feedback.actuator.LaneSettings;
import org.hillock.feedback.mapping.MappingSettings;
import org.hillock.feedback.safety.Arming;
import org.hillock.feedback.safety.GovernorSettings;
import org.hillock.runtime.HillockException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Actuators, mapping and safety in the session file. */
class FeedbackSettingsTest {
    private static final Duration TTL = Duration.ofSeconds(1);

    private static Session with(String sections) {
        return SessionFiles.parse(
                "mine.json", """
                {
                  "name": "mine",
                  "sources": [{ "from": "synthetic" }],
                  "epochs": {
                    "classes": ["left", "right"],
                    "onsets": { "left": "left", "right": "right" },
                    "startSeconds": 0.5, "endSeconds": 2.5
                  },
                  "decoder": { "name": "csp-lda" }%s
                }
                """.formatted(sections.isEmpty() ? "" : ", " + sections.replace('\'', '"')));
    }

    @Test
    void passesEachDecisionOnWhenNothingIsSaid() {
        Session session = with("");
        assertThat(session.mapping().settings()).isEqualTo(MappingSettings.DIRECT);
        assertThat(session.safety().governor(TTL)).isEqualTo(new GovernorSettings(TTL, -1, 1));
        assertThat(session.safety().lanes()).isEqualTo(LaneSettings.USUAL);
    }

    @Test
    void readsTheWholeMappingAndTheWholeSafety() {
        Session session = with("""
                'mapping': {
                  'confidence': 0.6, 'evidenceDecisions': 4, 'dwellMillis': 300, 'refractoryMillis': 1000, 'idle': 'right',
                  'motion': {
                    'control': 'position', 'directions': { 'left': [-1, 0] }, 'gain': 2, 'smoothingMillis': 150
                  }
                },
                'safety': {
                  'limits': {
                    'minimum': -0.5, 'maximum': 0.25, 'slewPerSecond': 2, 'intervalMillis': 40, 'dwellMillis': 80
                  },
                  'watch': { 'decisionMillis': 500, 'personMillis': 700 },
                  'arming': 'by_person', 'interlocks': ['door', 'guard'],
                  'button': { 'port': '/dev/ttyUSB7', 'code': 33 },
                  'lane': { 'capacity': 4, 'writeMillis': 100, 'acknowledgeMillis': 50, 'retryMillis': 200 }
                }
                """);
        MappingSettings mapping = session.mapping().settings();
        assertThat(mapping.confidence()).isEqualTo(0.6);
        assertThat(mapping.evidenceDecisions()).isEqualTo(4);
        assertThat(mapping.dwell()).isEqualTo(Duration.ofMillis(300));
        assertThat(mapping.refractory()).isEqualTo(Duration.ofSeconds(1));
        assertThat(mapping.idle()).contains("right");
        assertThat(mapping.motion())
                .contains(new MappingSettings.Motion(
                        MappingSettings.Control.POSITION,
                        Map.of("left", List.of(-1.0, 0.0)),
                        2,
                        Duration.ofMillis(150)));
        GovernorSettings governor = session.safety().governor(TTL);
        assertThat(governor.limits().minimum()).isEqualTo(-0.5);
        assertThat(governor.limits().maximum()).isEqualTo(0.25);
        assertThat(governor.limits().slewPerSecond()).isEqualTo(2);
        assertThat(governor.limits().interval()).isEqualTo(Duration.ofMillis(40));
        assertThat(governor.limits().dwell()).isEqualTo(Duration.ofMillis(80));
        assertThat(governor.watch().decisionEvery()).isEqualTo(Duration.ofMillis(500));
        assertThat(governor.watch().personEvery()).contains(Duration.ofMillis(700));
        assertThat(governor.arming()).isEqualTo(Arming.BY_PERSON);
        assertThat(governor.interlocks()).containsExactlyInAnyOrder("door", "guard");
        assertThat(session.safety().button().code()).isEqualTo(33);
        assertThat(session.safety().lanes())
                .isEqualTo(new LaneSettings(4, Duration.ofMillis(100), Duration.ofMillis(50), Duration.ofMillis(200)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'to': 'cursor'",
                "'to': 'udp-json', 'port': 9000",
                "'to': 'osc', 'port': 9000",
                "'to': 'tcp-json', 'port': 9000",
                "'to': 'udp-text', 'port': 9, 'texts': {'left': 'L', 'right': 'R {v:2}'}, 'neutral': 'N'",
                "'to': 'tello', 'texts': {'left': 'ccw 20', 'right': 'cw 20'}",
                "'to': 'mqtt', 'version': 'v3', 'topic': 't', 'texts': {'left': 'L', 'right': 'R'}",
                "'to': 'rosbridge', 'axes': {'left': [-1, 0], 'right': [1, 0]}",
                "'to': 'uinput', 'keys': {'left': 'left', 'right': 'page-up'}",
                "'to': 'arduino', 'port': 'p', 'texts': {'left': 'SERVO 0', 'right': 'SERVO 90'}",
                "'to': 'firmata', 'port': 'p', 'pins': {'left': 4, 'right': 5}, 'servos': [{'pin': 9}]",
                "'to': 'maestro', 'port': 'p', 'positions': {'left': [1], 'right': [-1]}, 'channels': [{'number': 0}]",
                "'to': 'dynamixel', 'port': 'p', 'positions': {'left': [1], 'right': [-1]}, 'joints': [{'id': 1}]",
                "'to': 'grbl', 'port': 'p', 'steps': {'left': [1, 0], 'right': [-1, 0]}",
                "'to': 'trigger-box', 'port': 'p', 'model': 'xid2', 'codes': {'left': 1, 'right': 2}",
                "'to': 'stimulator', 'pulses': {'left': {'milliamps': 3}, 'right': {'milliamps': 4}}",
                "'to': 'lsl'"
            })
    void takesEveryActuator(String actuator) {
        Session session = with("'safety': {'arming': 'by_person'}, 'feedback': [{" + actuator + "}]");
        assertThat(session.feedback()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'mapping': {'idle': 'rest'} | $.mapping.idle | read 'rest', expected one of [left, right]",
                "'mapping': {'confidence': 1.5} | $.mapping.confidence | a number from 0 to 1",
                "'mapping': {'motion': {'control': 'velocity', 'directions': {'lefft': [1]}}} |"
                        + " $.mapping.motion.directions.lefft | did you mean 'left'?",
                "'mapping': {'motion': {'directions': {'left': [1]}}} | $.mapping.motion.control | 'velocity'",
                "'mapping': {'motion': {'control': 'velocity', 'directions': {'left': [1], 'right': [1, 2]}}} |"
                        + " $.mapping | as many finite axes",
                "'safety': {'limits': {'minimum': 0, 'maximum': 0}} | $.safety.limits | minimum < maximum",
                "'safety': {'arming': 'person'} | $.safety.arming | by_person",
                "'feedback': [{'to': 'cursor'}, {'to': 'uinput', 'keys': {'left': 'left', 'rihgt': 'right'}}] |"
                        + " $.feedback[1].keys.rihgt | did you mean 'right'?",
                "'feedback': [{'to': 'uinput', 'keys': {'left': 'left'}}] | $.feedback[0].keys |"
                        + " no entry for the class 'right'",
                "'feedback': [{'to': 'uinput', 'keys': {'left': 'power', 'right': 'a'}}] | $.feedback[0] |"
                        + " the key 'power'",
                "'feedback': [{'to': 'mqtt', 'topic': 't', 'texts': {'left': '{q}', 'right': 'R'}}] | $.feedback[0] |"
                        + " its names are x, y, z, w, v and seq",
                "'feedback': [{'to': 'trigger-box', 'port': 'p', 'codes': {'left': 1, 'right': 256}}] |"
                        + " $.feedback[0] | code 256",
                "'feedback': [{'to': 'stimulator', 'pulses': {'left': {'milliamps': 3}, 'right': {'milliamps': 3}}}] |"
                        + " $.safety.arming | by_person",
                "'safety': {'arming': 'by_person'}, 'feedback': [{'to': 'stimulator', 'ceilingMilliamps': 2,"
                        + " 'pulses': {'left': {'milliamps': 3}, 'right': {'milliamps': 2}}}] | $.feedback[0] |"
                        + " above the ceilings of 2 mA",
                "'mapping': {'motion': {'control': 'velocity', 'directions': {'left': [1]}}}, 'feedback': [{'to':"
                        + " 'mqtt', 'topic': 't'}] | $.feedback[0] | takes no motions",
                "'feedback': [{'to': 'grbl', 'port': 'p', 'stepMillimetres': 60, 'steps': {}}] |"
                        + " $.feedback[0].stepMillimetres | from 0.001 to 50",
                "'feedback': [{'to': 'firmata', 'port': 'p', 'pins': {'left': 1, 'right': 2}, 'servos':"
                        + " [{'pin': 9, 'rest': 170}]}] | $.feedback[0] | degrees from 0 to 180",
                "'safety': {'button': {'port': 'p', 'baud': 1200}} | $.safety.button | start their boot loader",
                "'feedback': [{'to': 'arduino', 'port': 'p', 'baud': 1200, 'texts': {'left': 'L', 'right': 'R'}}] |"
                        + " $.feedback[0] | start their boot loader",
                "'feedback': [{'to': 'mqqt'}] | $.feedback[0].to | did you mean 'mqtt'?"
            })
    void saysWhereSomethingDoesNotFit(String sections, String path, String words) {
        assertThatThrownBy(() -> with(sections))
                .isInstanceOf(HillockException.class)
                .hasMessageContaining("mine.json at " + path)
                .hasMessageContaining(words);
    }
}
