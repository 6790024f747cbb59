package org.hillock.feedback.actuator.stimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.hillock.feedback.FeedbackException;
import org.hillock.feedback.actuator.Actuator;
import org.hillock.feedback.actuator.ActuatorCommand;
import org.hillock.feedback.actuator.ActuatorContract;
import org.hillock.feedback.actuator.CommandKind;
import org.hillock.feedback.actuator.stimulator.StimulatorActuator.Pulse;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StimulatorTest {
    private static String hex(SciencePacket packet) {
        return HexFormat.of().withUpperCase().formatHex(packet.encode());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 01, F0814781560001010F",
        "0, 2, 00, F0817F81560002000F",
        "1, 4, '', F0815C815701040F",
        "15, 4, '', F081A78156815A040F",
        "2, 10, '', F081498157020A0F",
        "3, 30, 0003000D006200, F08141815C031E0003000D0062000F",
        "4, 32, 00012C0A00001400, F0812E815F042000012C0A000014000F",
        "5, 34, '', F081FA815705220F",
        "5, 35, 00, F0810481560523000F",
        "6, 36, 00012C0F, F0818B8152062400012C815A0F",
        "6, 37, FD, F0813A81560625FD0F",
        "7, 38, FF, F0816081560726FF0F",
        "15, 38, FE, F081F58151815A26FE0F",
        "9, 3, 63, F0817E81560903630F",
        "125, 34, '', F081F081577D220F",
        "101, 34, '', F0810F815765220F"
    })
    void writesAndReadsTheVendorsPackets(int number, int command, String data, String packet) {
        SciencePacket made = new SciencePacket(number, command, HexFormat.of().parseHex(data));
        assertThat(hex(made)).isEqualTo(packet);
        SciencePacket read = SciencePacket.decode(HexFormat.of().parseHex(packet));
        assertThat(read.number()).isEqualTo(number);
        assertThat(read.command()).isEqualTo(command);
        assertThat(read.data()).isEqualTo(made.data());
    }

    @Test
    void hasTheChecksumOfTheCatalogue() {
        assertThat(SciencePacket.crc("123456789".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .isEqualTo(0xF4);
    }

    @Property(tries = 500)
    void readsBackWhatItWrites(
            @ForAll @IntRange(max = 255) int number,
            @ForAll @IntRange(max = 255) int command,
            @ForAll @Size(max = 60) byte[] data) {
        SciencePacket read = SciencePacket.decode(new SciencePacket(number, command, data).encode());
        assertThat(read.number()).isEqualTo(number);
        assertThat(read.command()).isEqualTo(command);
        assertThat(read.data()).isEqualTo(data);
    }

    @Property(tries = 500)
    void aDamagedPacketIsOneSentence(@ForAll @Size(max = 80) byte[] bytes) {
        try {
            SciencePacket.decode(bytes);
        } catch (FeedbackException e) {
            assertThat(e).hasMessageContaining("a packet is damaged");
        }
    }

    @Nested
    class Emulated extends ActuatorContract {
        private final StimulatorEmulator device = new StimulatorEmulator();
        private final AtomicLong now = new AtomicLong();

        private StimulatorActuator stimulator() {
            return new StimulatorActuator(
                    device, () -> now.addAndGet(1_000_000), new Ceilings(20, 300), Map.of("left", new Pulse(10, 300)));
        }

        @Override
        protected Actuator open() {
            StimulatorActuator stimulator = stimulator();
            stimulator.arm("a person");
            return stimulator;
        }

        @Override
        protected Object lastOutput() {
            return device.milliamps(now.get());
        }

        private ActuatorCommand full(long sequence) {
            return new ActuatorCommand(sequence, 0, Long.MAX_VALUE, 0, "left", 1, CommandKind.ACTIVE);
        }

        @Test
        void refusesEveryCommandUntilAPersonArmedIt() {
            StimulatorActuator stimulator = stimulator();
            assertThatThrownBy(() -> stimulator.send(full(1))).hasMessageContaining("not armed");
            assertThat(device.given()).isEmpty();
            assertThatThrownBy(() -> stimulator.arm(" ")).hasMessageContaining("a person must arm it");
        }

        @Test
        void givesNoPulseThatAStopOvertook() throws InterruptedException {
            StimulatorActuator stimulator = stimulator();
            stimulator.arm("a person");
            AtomicReference<String> refusal = new AtomicReference<>("");
            Thread lane = new Thread(() -> {
                try {
                    stimulator.send(full(1));
                } catch (FeedbackException e) {
                    refusal.set(e.getMessage());
                }
            });
            synchronized (stimulator) {
                lane.start();
                while (lane.getState() != Thread.State.BLOCKED) {
                    Thread.onSpinWait();
                }
                stimulator.disarm();
                stimulator.neutral();
            }
            lane.join();
            assertThat(refusal.get()).contains("not armed");
            assertThat(device.given()).isEmpty();
        }

        @Test
        void risesSlowlyToThePulseAndStopsAcknowledged() {
            Actuator stimulator = open();
            for (int i = 0; i < 15; i++) {
                stimulator.send(full(i));
            }
            assertThat(device.given()).startsWith("300 us 1 mA", "300 us 2 mA", "300 us 3 mA");
            assertThat(device.milliamps(now.get())).isEqualTo(10);
            stimulator.neutral();
            assertThat(device.milliamps(now.get())).isZero();
            stimulator.send(full(20));
            assertThat(device.milliamps(now.get())).isEqualTo(1);
        }

        @Test
        void neverExceedsItsCeilings() {
            assertThatThrownBy(() -> new StimulatorActuator(
                            device, now::get, new Ceilings(20, 300), Map.of("left", new Pulse(21, 300))))
                    .hasMessageContaining("at most 20 mA");
            assertThatThrownBy(() -> new Ceilings(31, 300)).hasMessageContaining("at most 30 mA");
            assertThatThrownBy(() -> new Ceilings(20, 400)).hasMessageContaining("300 us");
        }

        @Test
        void theDevicesOwnSwitchDisarmsTheSession() {
            Actuator stimulator = open();
            stimulator.send(full(1));
            device.pressEmergencySwitch();
            assertThat(device.milliamps(now.get())).isZero();
            assertThatThrownBy(() -> stimulator.send(full(2))).hasMessageContaining("stopped by itself (error -1)");
            assertThatThrownBy(() -> stimulator.send(full(3))).hasMessageContaining("not armed");
        }

        /** Decisions may be further apart than the device's watchdog allows. */
        @Test
        void beginsAtTheLowestCurrentAgainAfterTheDeviceRestedByItself() {
            Actuator stimulator = open();
            for (int i = 0; i < 3; i++) {
                stimulator.send(full(i));
            }
            now.addAndGet(1_300_000_000L);
            stimulator.send(full(3));
            stimulator.send(full(4));
            assertThat(device.given())
                    .containsExactly(
                            "300 us 1 mA", "300 us 2 mA", "300 us 3 mA", "watchdog", "300 us 1 mA", "300 us 2 mA");
        }

        @Test
        void aDeviceThatFallsSilentIsReportedAndStopsByItsWatchdog() {
            Actuator stimulator = open();
            stimulator.send(full(1));
            device.fallSilent();
            assertThatThrownBy(stimulator::neutral).hasMessageContaining("press the emergency switch");
            now.addAndGet(1_300_000_000L);
            assertThat(device.milliamps(now.get())).isZero();
        }
    }
}
