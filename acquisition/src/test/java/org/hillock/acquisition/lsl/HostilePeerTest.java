package org.hillock.acquisition.lsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.stream.ChannelFormat;
import org.hillock.acquisition.stream.SessionClock;
import org.junit.jupiter.api.Test;

/** What strangers send is refused or ignored in bounded time and space. */
class HostilePeerTest {
    private static final LslInfo INFO = LslInfo.of("A", "EEG", 2, ChannelFormat.STRING, "s", 100)
            .servedBy(new LslInstance(
                    "u-1", 1, 110, "rig", "vm", new LslInstance.Endpoint("", 1, 2), LslInstance.Endpoint.NONE));

    @Property(tries = 300)
    void readsOrRefusesAnyInformation(@ForAll String noise, @ForAll Random random) {
        String xml = mutated(LslInfoXml.fullForm(INFO), noise, random);
        try {
            assertThat(LslInfoXml.parse(xml, "fuzz").name()).isNotBlank();
        } catch (AcquisitionException | IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    @Property(tries = 500)
    void readsOrRefusesAnyQuery(@ForAll String noise, @ForAll Random random) {
        String query =
                mutated("(name='A' or not(contains(type,\"E\"))) and count(desc/channels/channel)>=1", noise, random);
        try {
            boolean matches = LslQuery.parse(query).matches(INFO);
            assertThat(matches || !matches).isTrue();
        } catch (AcquisitionException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    @Property(tries = 300)
    void readsOrRefusesAnyFeed(@ForAll @Size(max = 400) byte[] bytes, @ForAll ChannelFormat format) {
        FeedInput in = new FeedInput(new ByteArrayInputStream(bytes));
        SampleDecoder decoder = new SampleDecoder(in, format, 2, 100, FeedResponse.Subnormals.KEPT);
        assertThatThrownBy(() -> {
                    while (true) {
                        decoder.stamp();
                        if (format == ChannelFormat.STRING) {
                            decoder.texts(new String[2]);
                        } else {
                            decoder.doubles(new double[2], 0);
                        }
                    }
                })
                .isInstanceOf(IOException.class);
    }

    @Property(tries = 300)
    void readsOrRefusesAnyDatagram(@ForAll String noise, @ForAll Random random) throws IOException {
        String reply = mutated("7\r\n" + LslInfoXml.shortForm(INFO), noise, random);
        LinkedHashMap<String, LslInfo> found = new LinkedHashMap<>();
        InetSocketAddress sender = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 9);
        try {
            LslResolver.accept(reply, sender, "7", found);
        } catch (AcquisitionException | IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
        assertThat(found.size()).isLessThanOrEqualTo(1);
        assertThat(ServiceResponder.timeReply(noise, 1, 1)).doesNotContain("\n");
        assertThat(ClockProbe.parse(noise, 1, 1)).isNotNull();
    }

    @Property(tries = 200)
    void readsOrRefusesAnyConfiguration(@ForAll String noise, @ForAll Random random) {
        String text = mutated(
                "[ports]\nBasePort = 17000\nPortRange = 8\n[lab]\nKnownPeers = {a, b}\nSessionID = x\n", noise, random);
        try {
            assertThat(LslConfig.parse(text, "fuzz").portRange()).isPositive();
        } catch (AcquisitionException | IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static String mutated(String text, String noise, Random random) {
        StringBuilder changed = new StringBuilder(text);
        for (int i = 0; i < random.nextInt(4); i++) {
            int at = random.nextInt(changed.length() + 1);
            switch (random.nextInt(3)) {
                case 0 -> changed.insert(at, noise);
                case 1 -> changed.delete(at, Math.min(changed.length(), at + random.nextInt(40)));
                default -> changed.replace(at, Math.min(changed.length(), at + noise.length()), noise);
            }
        }
        return changed.toString();
    }

    @Test
    void refusesXmlBombs() {
        String bomb =
                "<?xml version=\"1.0\"?><!DOCTYPE b [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>"
                        + "<info><name>&b;</name></info>";
        assertThat(LslXml.parse(bomb)).isEmpty();
        assertThat(LslXml.parse("<a>".repeat(10_000))).isEmpty();
        assertThat(LslXml.parse("<info>" + "<a/>".repeat(Limits.XML_ELEMENTS + 1) + "</info>"))
                .isEmpty();
    }

    @Test
    void refusesDeepAndLongQueries() {
        assertThatThrownBy(() -> LslQuery.parse("(".repeat(2000))).isInstanceOf(AcquisitionException.class);
        assertThatThrownBy(() -> LslQuery.parse("not(".repeat(900))).isInstanceOf(AcquisitionException.class);
        assertThatThrownBy(() -> LslQuery.parse("a='" + "x".repeat(5000) + "'"))
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining("fewer than");
    }

    @Test
    void doesNotBelieveALyingTextLength() {
        byte[] lie = new byte[30];
        lie[0] = 2;
        lie[9] = 8;
        Arrays.fill(lie, 10, 18, (byte) 0x7f);
        SampleDecoder decoder = new SampleDecoder(
                new FeedInput(new ByteArrayInputStream(lie)),
                ChannelFormat.STRING,
                1,
                100,
                FeedResponse.Subnormals.KEPT);
        assertThatThrownBy(() -> {
                    decoder.stamp();
                    decoder.texts(new String[1]);
                })
                .isInstanceOf(IOException.class)
                .hasMessageContaining("at most");
    }

    @Test
    void refusesAnEndlessLine() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] to, int offset, int length) {
                Arrays.fill(to, offset, offset + length, (byte) 'x');
                return length;
            }
        };
        FeedInput in = new FeedInput(endless);
        assertThatThrownBy(in::line).isInstanceOf(IOException.class).hasMessageContaining("more than");
    }

    @Test
    void goesOnServingAfterGarbage() throws IOException {
        LslSettings settings = LslRig.fresh();
        LslInfo info = LslInfo.of("robust", "EEG", 2, ChannelFormat.FLOAT32, "s", 100);
        try (LslOutlet outlet = LslOutlet.open(info, settings, SessionClock.monotonic());
                DatagramSocket udp = new DatagramSocket()) {
            Random random = new Random(5);
            InetAddress host = InetAddress.getByName("127.0.0.1");
            for (int i = 0; i < 200; i++) {
                byte[] noise = new byte[random.nextInt(2000)];
                random.nextBytes(noise);
                udp.send(new DatagramPacket(
                        noise, noise.length, host, outlet.info().instance().v4().servicePort()));
            }
            for (String request : new String[] {
                "LSL:streamfeed/110 wrong-uid\r\nA: 1\r\n\r\n",
                "LSL:streamfeed/999\r\n\r\n",
                "LSL:streamfeed/110\r\n" + "A: b\r\n".repeat(500) + "\r\n",
                "x".repeat(40_000) + "\r\n",
                "LSL:streamfeed\r\n360 0\r\n",
            }) {
                assertThat(answer(outlet, request)).doesNotContain("200 OK");
            }
            assertThat(new LslResolver(settings, SessionClock.monotonic())
                            .resolve(LslQuery.ALL, 1, Duration.ofSeconds(10)))
                    .hasSize(1);
            assertThat(answer(outlet, "LSL:streamfeed/110 " + outlet.info().uid() + "\r\nA: 1\r\n\r\n"))
                    .startsWith("LSL/110 200 OK\r\n");
        }
    }

    private static String answer(LslOutlet outlet, String request) throws IOException {
        try (Socket socket =
                new Socket("127.0.0.1", outlet.info().instance().v4().dataPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (SocketException e) {
            // A peer that is cut off while it still talks sees a reset, which is an answer too.
            return "reset";
        }
    }
}
