package org.hillock.acquisition.lsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.stream.ChannelFormat;
import org.hillock.acquisition.stream.SessionClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bytes captured from liblsl 1.17.7 on loopback. */
class WireVectorsTest {
    private static final String STAMP = "02c976be9f0c24fe40";
    private static final String STAMP_BIG = "0240fe240c9fbe76c9";

    @ParameterizedTest
    @CsvSource({
        "INT8, 05fa07, 03fc05",
        "INT16, 0501fafe0701, 0301fcfe0501",
        "INT32, 05000100fafffeff07000100, 03000100fcfffeff05000100",
        "INT64, 0500008000000000faffff7fffffffff0700008000000000, 0300008000000000fcffff7fffffffff0500008000000000",
        "FLOAT32, 000080400000a0c00000c040, 00000040000040c000008040",
        "DOUBLE64, 000000500000704100000060000070c10000007000007041, 000000300000704100000040000070c10000005000007041",
        "STRING, 0102313001032d313101023132, 0102313001032d313101023132",
    })
    void sendsAndAcceptsTheTestSamplesOfLiblsl(ChannelFormat format, String first, String second) throws IOException {
        String vector = STAMP + first + STAMP + second;
        assertThat(TestSamples.encode(format, 3, ByteOrder.LITTLE_ENDIAN)).isEqualTo(hex(vector));
        TestSamples.check(decoder(vector, format, 3, 100, ByteOrder.LITTLE_ENDIAN), format, 3, "vector");
        String altered = STAMP + first + STAMP + second.substring(0, second.length() - 2) + "99";
        assertThatThrownBy(() -> TestSamples.check(
                        decoder(altered, format, 3, 100, ByteOrder.LITTLE_ENDIAN), format, 3, "vector"))
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining("test sample");
    }

    @Test
    void swapsBytesForABigEndianConsumer() throws IOException {
        String vector = STAMP_BIG + "0105fefa0107" + STAMP_BIG + "0103fefc0105";
        assertThat(TestSamples.encode(ChannelFormat.INT16, 3, ByteOrder.BIG_ENDIAN))
                .isEqualTo(hex(vector));
        TestSamples.check(
                decoder(vector, ChannelFormat.INT16, 3, 100, ByteOrder.BIG_ENDIAN), ChannelFormat.INT16, 3, "vector");
    }

    @Test
    void readsTransmittedAndDeducedFloatSamples() throws IOException {
        SampleDecoder decoder = decoder(
                "020000000000408f400000803f000000c0" + "01000080400000a0c0",
                ChannelFormat.FLOAT32,
                2,
                100,
                ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[4];
        assertThat(decoder.stamp()).isEqualTo(1000.0);
        decoder.floats(values, 0);
        assertThat(decoder.stamp()).isEqualTo(1000.01);
        decoder.floats(values, 2);
        assertThat(values).containsExactly(1, -2, 4, -5);
    }

    @Test
    void writesTheFloatSampleOfLiblsl() {
        SampleEncoder encoder = new SampleEncoder(ChannelFormat.FLOAT32, 2, ByteOrder.LITTLE_ENDIAN);
        byte[] out = new byte[encoder.sampleBytes()];
        encoder.encode(new WireBuffer(ByteBuffer.wrap(out), encoder.order()), 0, 1000.0, new float[] {1, -2}, 0);
        assertThat(out).isEqualTo(hex("020000000000408f400000803f000000c0"));
    }

    @Test
    void readsAndWritesStringSamples() throws IOException {
        String vector = "020000000000408f400100010368c3a9";
        String longText = "x".repeat(256);
        SampleDecoder decoder = decoder(
                vector + "0101046c656674" + "0400010000" + "78".repeat(256),
                ChannelFormat.STRING,
                2,
                0,
                ByteOrder.LITTLE_ENDIAN);
        String[] texts = new String[2];
        assertThat(decoder.stamp()).isEqualTo(1000.0);
        decoder.texts(texts);
        assertThat(texts).containsExactly("", "h\u00e9");
        assertThat(decoder.stamp()).isEqualTo(1000.0);
        decoder.texts(texts);
        assertThat(texts).containsExactly("left", longText);
        SampleEncoder encoder = new SampleEncoder(ChannelFormat.STRING, 2, ByteOrder.LITTLE_ENDIAN);
        assertThat(encoder.encode(1000.0, new String[] {"", "h\u00e9"})).isEqualTo(hex(vector));
        assertThat(Arrays.copyOfRange(encoder.encode(0, new String[] {"left", longText}), 9, 20))
                .isEqualTo(hex("01046c6566740400010000"));
    }

    @Test
    void agreesOnTheFeedAsLiblslDoes() throws IOException {
        String header =
                "4c534c2f31313020323030204f4b0d0a5549443a2065313866323862382d306166662d343234662d386239642d61636163666638"
                        + "30376436620d0a427974652d4f726465723a20313233340d0a53757070726573732d5375626e6f726d616c733a20300d0a"
                        + "446174612d50726f746f636f6c2d56657273696f6e3a203131300d0a0d0a";
        FeedResponse response = FeedResponse.read(input(hex(header)), "vector");
        FeedResponse expected = FeedResponse.ok("e18f28b8-0aff-424f-8b9d-acacff807d6b", ByteOrder.LITTLE_ENDIAN);
        assertThat(response).isEqualTo(expected);
        assertThat(expected.compose().getBytes(StandardCharsets.US_ASCII)).isEqualTo(hex(header));
    }

    @Test
    void readsTheFeedRequestOfLiblsl() {
        FeedRequest request = FeedRequest.parseLine("LSL:streamfeed/110 e18f28b8-0aff-424f-8b9d-acacff807d6b")
                .orElseThrow()
                .withHeaders(List.of(
                        "Native-Byte-Order: 1234",
                        "Endian-Performance: 7.89274e+06",
                        "Has-IEEE754-Floats: 1",
                        "Max-Buffer-Length: 36000 ; a comment",
                        "Max-Chunk-Length: 0"));
        assertThat(request)
                .isEqualTo(
                        new FeedRequest(110, "e18f28b8-0aff-424f-8b9d-acacff807d6b", ByteOrder.LITTLE_ENDIAN, 36000));
        assertThat(FeedRequest.parseLine("LSL:streamfeed")).isEmpty();
    }

    @Test
    void answersTheQueryOfLiblsl() {
        LslInfo info = LslInfo.of("Vecfloat32", "EEG", 2, ChannelFormat.FLOAT32, "vec-src", 100)
                .servedBy(new LslInstance(
                        "e18f28b8-0aff-424f-8b9d-acacff807d6b",
                        881.5,
                        110,
                        "rig",
                        "vm",
                        new LslInstance.Endpoint("", 16572, 16572),
                        LslInstance.Endpoint.NONE));
        String query = new String(
                hex(
                        "4c534c3a73686f7274696e666f0d0a73657373696f6e5f69643d277269672720616e64206e616d653d27566563666c6f61743332270d0a"
                                + "3136353733203730363634303332313234333130313634300d0a"),
                StandardCharsets.US_ASCII);
        String[] lines = query.split("\r\n", -1);
        assertThat(lines[0]).isEqualTo("LSL:shortinfo");
        ServiceResponder.Reply reply = responder(info).reply(lines[1], lines[2]).orElseThrow();
        assertThat(reply.port()).isEqualTo(16573);
        String start = HexFormat.of().formatHex(reply.text().getBytes(StandardCharsets.UTF_8));
        assertThat(start)
                .startsWith(
                        "3730363634303332313234333130313634300d0a3c3f786d6c2076657273696f6e3d22312e30223f3e0a3c696e666f3e0a"
                                + "093c6e616d653e566563666c6f617433323c2f6e616d653e0a")
                .contains("093c7634646174615f706f72743e31363537323c2f7634646174615f706f72743e0a")
                .endsWith("093c64657363202f3e0a3c2f696e666f3e0a");
        assertThat(reply.text())
                .contains("<nominal_srate>100.0000000000000</nominal_srate>")
                .contains("<version>1.100000000000000</version>")
                .contains("<v4address></v4address>");
        assertThat(responder(info).reply("session_id='other'", lines[2])).isEmpty();
    }

    @Test
    void acceptsTheReplyToItsQueryOnceForEachUid() throws IOException {
        LslInfo info = LslInfo.of("A", "EEG", 2, ChannelFormat.FLOAT32, "", 100)
                .servedBy(new LslInstance(
                        "u-1",
                        1,
                        110,
                        "rig",
                        "vm",
                        new LslInstance.Endpoint("", 16572, 16573),
                        LslInstance.Endpoint.NONE));
        String reply = "77\r\n" + LslInfoXml.shortForm(info);
        Map<String, LslInfo> found = new LinkedHashMap<>();
        InetSocketAddress sender = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 16571);
        LslResolver.accept(reply, sender, "78", found);
        assertThat(found).isEmpty();
        LslResolver.accept(reply, sender, "77", found);
        LslResolver.accept(reply, sender, "77", found);
        assertThat(found.values().iterator().next().instance().endpoint())
                .isEqualTo(new LslInstance.Endpoint("127.0.0.1", 16572, 16573));
        assertThat(found).hasSize(1);
    }

    @Test
    void answersTheTimeProbeOfLiblsl() {
        String expected = new String(
                hex(
                        "2031383034323839333833203838312e353735333735383837203838312e35373534353331393230303031203838312e353735343836353332"),
                StandardCharsets.US_ASCII);
        assertThat(ServiceResponder.timeReply("1804289383 881.575375887", 881.5754531920001, 881.575486532))
                .isEqualTo(expected);
        ClockOffset offset =
                ClockProbe.parse(expected, 1804289383, 881.575500000).orElseThrow();
        assertThat(offset.uncertaintySeconds()).isCloseTo(90.8e-6, within(1e-6));
        assertThat(ClockProbe.parse(expected, 7, 881.6)).isEmpty();
        assertThat(ServiceResponder.timeReply("-1 2", 1, 1)).isEmpty();
    }

    private static ServiceResponder responder(LslInfo info) {
        try (DatagramChannel channel = DatagramChannel.open()) {
            return new ServiceResponder(channel, ServiceResponder.Duty.QUERIES, info, SessionClock.monotonic());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SampleDecoder decoder(
            String hex, ChannelFormat format, int channels, double rateHz, ByteOrder order) {
        FeedInput in = input(hex(hex));
        in.order(order);
        return new SampleDecoder(in, format, channels, rateHz, FeedResponse.Subnormals.KEPT);
    }

    private static FeedInput input(byte[] bytes) {
        return new FeedInput(new ByteArrayInputStream(bytes));
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
