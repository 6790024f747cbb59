package org.hillock.acquisition.lsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.stream.ChannelFormat;
import org.junit.jupiter.api.Test;

/** Bytes of protocol 1.00, captured from liblsl 1.17.7 with {@code UseProtocolVersion = 100}. */
class ArchiveFeedTest {
    private static final String STAMP = "010208c976be9f0c24fe40";
    private static final String FLOATS = STAMP + "0400008040040000a0c0" + STAMP + "040000004004000040c0"
            + "0102080000000000408f40040000803f04000000c0" + "01010400008040040000a0c0";
    private static final String TEXTS =
            STAMP + "0102313001032d3131" + STAMP + "0102313001032d3131" + "0102080000000000408f40000103" + "68c3a9";
    private static final String BYTES =
            STAMP + "0105fffa0107" + STAMP + "0103fffc0105" + "0102080000000000408f400101fffe0103" + "01010104fffb0106";

    private static LslInfo info(ChannelFormat format, int channels, int port) {
        return LslInfo.of("old", "EEG", channels, format, "", 100)
                .servedBy(new LslInstance(
                        "e18f28b8-0aff-424f-8b9d-acacff807d6b",
                        1,
                        110,
                        "rig",
                        "vm",
                        new LslInstance.Endpoint("127.0.0.1", port, port),
                        LslInstance.Endpoint.NONE));
    }

    private static byte[] archive(LslInfo info, String samples) throws IOException {
        byte[] xml = LslInfoXml.shortForm(info).getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {0x7f, 1, 9, 2, (byte) xml.length, (byte) (xml.length >> 8)});
        out.write(xml);
        out.write(HexFormat.of().parseHex("0000" + samples));
        return out.toByteArray();
    }

    private static SampleDecoder decoder(LslInfo info, byte[] bytes) throws IOException {
        FeedInput in = new FeedInput(new ByteArrayInputStream(bytes));
        return ArchiveDecoder.open(in, info, FeedResponse.Subnormals.KEPT, "vector");
    }

    @Test
    void readsFloats() throws IOException {
        LslInfo info = info(ChannelFormat.FLOAT32, 2, 1);
        SampleDecoder decoder = decoder(info, archive(info, FLOATS));
        TestSamples.check(decoder, ChannelFormat.FLOAT32, 2, "vector");
        float[] values = new float[4];
        assertThat(decoder.stamp()).isEqualTo(1000.0);
        decoder.floats(values, 0);
        assertThat(decoder.stamp()).isEqualTo(1000.01);
        decoder.floats(values, 2);
        assertThat(values).containsExactly(1, -2, 4, -5);
    }

    @Test
    void readsNegativeIntegers() throws IOException {
        LslInfo info = info(ChannelFormat.INT8, 3, 1);
        SampleDecoder decoder = decoder(info, archive(info, BYTES));
        TestSamples.check(decoder, ChannelFormat.INT8, 3, "vector");
        long[] values = new long[6];
        assertThat(decoder.stamp()).isEqualTo(1000.0);
        decoder.longs(values, 0);
        assertThat(decoder.stamp()).isEqualTo(1000.01);
        decoder.longs(values, 3);
        assertThat(values).containsExactly(1, -2, 3, 4, -5, 6);
    }

    @Test
    void readsTexts() throws IOException {
        LslInfo info = info(ChannelFormat.STRING, 2, 1);
        SampleDecoder decoder = decoder(info, archive(info, TEXTS));
        TestSamples.check(decoder, ChannelFormat.STRING, 2, "vector");
        String[] texts = new String[2];
        assertThat(decoder.stamp()).isEqualTo(1000.0);
        decoder.texts(texts);
        assertThat(texts).containsExactly("", "h\u00e9");
    }

    @Test
    void refusesWhatIsNoArchiveOrAnotherOutlets() throws IOException {
        LslInfo info = info(ChannelFormat.FLOAT32, 2, 1);
        byte[] bytes = archive(info, FLOATS);
        bytes[0] = 0x7e;
        assertThatThrownBy(() -> decoder(info, bytes))
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining("protocol 1.00");
        LslInfo other = info.servedBy(
                new LslInstance("other", 1, 110, "rig", "vm", info.instance().v4(), LslInstance.Endpoint.NONE));
        assertThatThrownBy(() -> decoder(info, archive(other, FLOATS)))
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining("another outlet");
        assertThatThrownBy(() -> decoder(info, archive(info, "01020901")).stamp())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("9 bytes");
    }

    @Test
    void connectsToAnOutletThatFallsBackToTheArchive() throws IOException, InterruptedException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            LslInfo info = info(ChannelFormat.FLOAT32, 2, server.getLocalPort());
            Thread outlet = new Thread(() -> serve(server, info));
            outlet.start();
            try (LslInlet inlet = LslInlet.open(info, 100)) {
                float[] values = new float[2];
                assertThat(inlet.nextSeconds()).isEqualTo(1000.0);
                inlet.readFloats(values, 0);
                assertThat(values).containsExactly(1, -2);
            }
            outlet.join();
        }
    }

    private static void serve(ServerSocket server, LslInfo info) {
        try (Socket socket = server.accept()) {
            FeedInput in = new FeedInput(socket.getInputStream());
            while (!in.line().isEmpty()) {
                // The request's lines do not matter here.
            }
            OutputStream out = socket.getOutputStream();
            FeedResponse response =
                    new FeedResponse(200, info.uid(), ByteOrder.LITTLE_ENDIAN, FeedResponse.Subnormals.KEPT, 100);
            out.write(response.compose().getBytes(StandardCharsets.US_ASCII));
            out.write(archive(info, FLOATS));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
