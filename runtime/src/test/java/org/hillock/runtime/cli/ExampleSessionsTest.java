package org.hillock.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExampleSessionsTest {
    @ParameterizedTest
    @ValueSource(strings = {"robot-ros.json", "arduino-servo.json", "arm-mqtt.json"})
    void canRun(String name) {
        LoopbackRig.Answer answer =
                LoopbackRig.plain("check", Path.of("../sessions", name).toString());
        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.out()).contains("is a session that can run.");
    }
}
