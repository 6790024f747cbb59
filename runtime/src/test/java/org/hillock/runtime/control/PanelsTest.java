package org.hillock.runtime.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hillock.feedback.FeedbackException;
import org.hillock.feedback.actuator.CommandKind;
import org.hillock.feedback.actuator.serial.SerialLine;
import org.hillock.feedback.safety.Arming;
import org.hillock.feedback.safety.Ruling;
import org.hillock.feedback.safety.SafetyEvent;
import org.hillock.feedback.safety.SafetyGovernor.Contact;
import org.hillock.feedback.safety.Watch;
import org.hillock.runtime.HillockException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way by which a person reaches a session. */
class PanelsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ControlFolder folder;
    private final List<Panel.Listening> open = new ArrayList<>();

    PanelsTest(@TempDir Path directory) {
        this.folder = new ControlFolder(directory.resolve("control"));
    }

    @AfterEach
    void closeAll() {
        open.forEach(Panel.Listening::close);
    }

    private Path listen(DeskRig rig) {
        open.add(new ControlSocket(folder).attach(rig.desk));
        return folder.sockets().get(0);
    }

    private static String say(Path socket, String line) {
        return ControlClient.say(socket, line, PATIENCE).orElseThrow();
    }

    @Test
    void stopsByTheSocketAndGoesOnOnlyWhenCleared() {
        try (DeskRig rig = DeskRig.plain()) {
            Path socket = listen(rig);
            assertThat(rig.decide()).isEqualTo(Ruling.Cause.PASSED);
            rig.awaitLast(CommandKind.ACTIVE);
            assertThat(say(socket, "stop")).isEqualTo("ok emergency stop, running, armed");
            rig.awaitLast(CommandKind.NEUTRAL);
            assertThat(rig.decide()).isEqualTo(Ruling.Cause.EMERGENCY);
            assertThat(say(socket, " CLEAR ")).isEqualTo("ok running, armed");
            assertThat(rig.decide()).isEqualTo(Ruling.Cause.PASSED);
            assertThat(rig.events)
                    .extracting(SafetyEvent::kind)
                    .containsExactly(SafetyEvent.Kind.EMERGENCY_STOP, SafetyEvent.Kind.EMERGENCY_CLEARED);
        }
    }

    @Test
    void armsDisarmsAndMovesContacts() {
        try (DeskRig rig = new DeskRig(Watch.NONE, Arming.BY_PERSON, Set.of("door"))) {
            Path socket = listen(rig);
            assertThat(rig.decide()).isEqualTo(Ruling.Cause.DISARMED);
            assertThat(say(socket, "arm"))
                    .isEqualTo(
                            "ok running, armed, contact 'door' open; when its link is lost, remembering: it goes on");
            assertThat(rig.decide()).isEqualTo(Ruling.Cause.INTERLOCK);
            assertThat(say(socket, "close dor")).startsWith("no, there is no contact 'dor', only [door]");
            assertThat(say(socket, "close door")).startsWith("ok");
            assertThat(rig.decide()).isEqualTo(Ruling.Cause.PASSED);
            rig.awaitLast(CommandKind.ACTIVE);
            assertThat(say(socket, "open door")).startsWith("ok");
            rig.awaitLast(CommandKind.NEUTRAL);
            say(socket, "stop");
            assertThat(say(socket, "arm")).startsWith("no, clear the emergency stop first");
            say(socket, "disarm");
            assertThat(rig.events).extracting(SafetyEvent::kind).contains(SafetyEvent.Kind.DISARMED);
        }
    }

    @Test
    void tellsAllThatKeepsCommandsFromPassing() {
        Watch watch = new Watch(Duration.ofMinutes(1), Optional.of(Duration.ofMinutes(1)));
        try (DeskRig rig = new DeskRig(watch, Arming.BY_PERSON, Set.of("window", "door"))) {
            assertThat(rig.desk.state())
                    .isEqualTo("running, disarmed, contact 'door' open, contact 'window' open, nobody at the dead-man's"
                            + " switch");
            rig.desk.personPresent();
            rig.desk.contact("door", Contact.CLOSED);
            rig.desk.contact("window", Contact.CLOSED);
            rig.desk.arm("a test");
            assertThat(rig.desk.state()).isEqualTo("running, armed");
        }
    }

    @Test
    void whoeverArmsIsToldWhatEachActuatorDoesWhenItsLinkIsLost() {
        try (DeskRig rig = new DeskRig(Watch.NONE, Arming.BY_PERSON, Set.of())) {
            rig.desk.announce();
            rig.desk.arm("a test");
            assertThat(rig.events)
                    .extracting(SafetyEvent::kind)
                    .containsExactly(
                            SafetyEvent.Kind.AWAITS_ARMING,
                            SafetyEvent.Kind.LINK_LOSS,
                            SafetyEvent.Kind.ARMED,
                            SafetyEvent.Kind.LINK_LOSS);
            assertThat(rig.events.get(1).detail()).isEqualTo("remembering: it goes on");
        }
        try (DeskRig rig = DeskRig.plain()) {
            rig.desk.announce();
            assertThat(rig.events).isEmpty();
        }
    }

    @Test
    void bearsAThousandMalformedLinesAndStillStops() throws IOException {
        try (DeskRig rig = DeskRig.plain()) {
            Path socket = listen(rig);
            Random random = new Random(7);
            for (int i = 0; i < 1000; i++) {
                byte[] noise = new byte[random.nextInt(600)];
                random.nextBytes(noise);
                try (SocketChannel peer = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                    peer.connect(UnixDomainSocketAddress.of(socket));
                    peer.write(ByteBuffer.wrap(noise));
                    peer.write(ByteBuffer.wrap("\nstopp\nopen\nstop now\n".getBytes(StandardCharsets.US_ASCII)));
                } catch (IOException putOut) {
                    assertThat(putOut).hasMessageMatching(".*(pipe|reset).*");
                }
            }
            assertThat(rig.events).isEmpty();
            assertThat(say(socket, "state")).isEqualTo("ok running, armed");
            assertThat(say(socket, "stopp")).startsWith("no, read 'stopp', expected one of [stop, clear");
            assertThat(say(socket, "stop")).startsWith("ok emergency stop");
        }
    }

    @Test
    void doesNotWaitForAPeerThatNeverReads() throws IOException {
        try (DeskRig rig = DeskRig.plain();
                SocketChannel deaf = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            Path socket = listen(rig);
            deaf.connect(UnixDomainSocketAddress.of(socket));
            deaf.configureBlocking(false);
            byte[] flood = "state\n".repeat(40).getBytes(StandardCharsets.US_ASCII);
            try {
                for (int i = 0; i < 2000; i++) {
                    deaf.write(ByteBuffer.wrap(flood));
                }
            } catch (IOException putOut) {
                assertThat(putOut).hasMessageMatching(".*(pipe|reset).*");
            }
            assertThat(say(socket, "stop")).startsWith("ok emergency stop");
        }
    }

    @Test
    void tidiesAwayTheSocketOfASessionThatIsGone() throws IOException {
        DeskRig rig = DeskRig.plain();
        Path socket = listen(rig);
        open.remove(0).close();
        assertThat(socket).doesNotExist();
        Files.createFile(socket);
        assertThat(ControlClient.say(socket, "state", PATIENCE)).isEmpty();
        assertThat(socket).doesNotExist();
        rig.close();
    }

    @Test
    void refusesAFolderThatOthersMayEnter() throws IOException {
        Path shared = Files.createDirectory(
                folder.path().resolveSibling("shared"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---")));
        try (DeskRig rig = DeskRig.plain()) {
            assertThatThrownBy(() -> new ControlSocket(new ControlFolder(shared)).attach(rig.desk))
                    .isInstanceOf(HillockException.class)
                    .hasMessageContaining("rwxr-x---")
                    .hasMessageContaining("one that only this user may enter");
        }
    }

    /** A keyboard or a line that gives what a test puts in; -1 ends it. */
    private static final class Typed implements ConsoleKeys.Keyboard, SerialLine {
        private final LinkedBlockingQueue<Integer> bytes = new LinkedBlockingQueue<>();
        private volatile boolean unplugged;

        @Override
        public int key() throws IOException {
            Integer next = take(Duration.ofMillis(5));
            if (next != null && next == -1) {
                throw new EOFException("gone");
            }
            return next == null ? -2 : next;
        }

        private @Nullable Integer take(Duration patience) {
            try {
                return bytes.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
        }

        @Override
        public String name() {
            return "/dev/button";
        }

        @Override
        public void write(byte[] text) {
            assertThat(text).isEmpty();
            if (unplugged) {
                throw new FeedbackException("gone");
            }
        }

        @Override
        public int read(Duration patience) {
            Integer next = take(patience);
            if (unplugged || next != null && next == -1) {
                throw new FeedbackException("gone");
            }
            return next == null ? -1 : next;
        }

        @Override
        public void forgetInput() {
            bytes.clear();
        }

        @Override
        public void close() {
            bytes.clear();
        }
    }

    @Test
    void stopsAtTheSpaceBarAndAtEscapeAndWhenTheConsoleIsLost() {
        for (int key : new int[] {' ', 27, -1}) {
            Typed typed = new Typed();
            try (DeskRig rig = DeskRig.plain()) {
                open.add(new ConsoleKeys(typed).attach(rig.desk));
                rig.decide();
                typed.bytes.add((int) 'x');
                rig.awaitLast(CommandKind.ACTIVE);
                typed.bytes.add(key);
                rig.awaitEvent(SafetyEvent.Kind.EMERGENCY_STOP);
                rig.awaitLast(CommandKind.NEUTRAL);
                assertThat(rig.events.get(0).detail()).contains("console");
            }
        }
    }

    @Test
    void nobodyClearsTheStopOfALostButtonBeforeItIsBack() {
        Typed line = new Typed();
        try (DeskRig rig = DeskRig.plain()) {
            open.add(new StopButton(line, OptionalInt.empty()).attach(rig.desk));
            line.unplugged = true;
            for (int stops = 1; stops <= 3; stops++) {
                rig.awaitEvents(SafetyEvent.Kind.EMERGENCY_STOP, stops);
                rig.desk.clear("a test");
            }
            rig.awaitEvents(SafetyEvent.Kind.EMERGENCY_STOP, 4);
            line.unplugged = false;
            rig.clearUntilADecisionPasses();
            line.bytes.add(1);
            rig.awaitLast(CommandKind.NEUTRAL);
        }
    }

    @Test
    void clearsAndArmsByKeys() {
        try (DeskRig rig = new DeskRig(Watch.NONE, Arming.BY_PERSON, Set.of())) {
            ConsoleKeys.press(rig.desk, 'a');
            assertThat(rig.decide()).isEqualTo(Ruling.Cause.PASSED);
            ConsoleKeys.press(rig.desk, 'd');
            assertThat(rig.decide()).isEqualTo(Ruling.Cause.DISARMED);
            ConsoleKeys.press(rig.desk, 'a');
            ConsoleKeys.press(rig.desk, ' ');
            ConsoleKeys.press(rig.desk, 'c');
            assertThat(rig.decide()).isEqualTo(Ruling.Cause.DISARMED);
        }
    }

    @Test
    void stopsAtTheButtonsByteOnlyAndWhenItsLineIsLost() {
        for (int press : new int[] {'!', -1}) {
            Typed typed = new Typed();
            try (DeskRig rig = DeskRig.plain()) {
                open.add(new StopButton(typed, OptionalInt.of('!')).attach(rig.desk));
                typed.bytes.add((int) 'x');
                rig.decide();
                rig.awaitLast(CommandKind.ACTIVE);
                assertThat(rig.events).isEmpty();
                typed.bytes.add(press);
                rig.awaitEvent(SafetyEvent.Kind.EMERGENCY_STOP);
                rig.awaitLast(CommandKind.NEUTRAL);
                assertThat(rig.events.get(0).detail()).contains("button on /dev/button");
            }
        }
    }
}
