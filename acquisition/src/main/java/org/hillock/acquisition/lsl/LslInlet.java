package org.hillock.acquisition.lsl;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.lsl.LslInstance.Endpoint;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to one outlet: its samples with their full precision and its own stamps. It does not recover; {@link
 * LslSource} does. Used by one thread; {@link #close()} from any thread ends a wait.
 *
 * <p>A sample is read by {@link #nextSeconds()} and then exactly one of the {@code read} methods.
 */
public final class LslInlet implements StreamInlet {
    private static final Logger LOG = LoggerFactory.getLogger(LslInlet.class);
    private static final int CONNECT_MILLIS = 5_000;
    private static final int RECEIVE_BYTES = 1 << 18;

    private final Socket socket;
    private final FeedInput in;
    private final SampleDecoder decoder;
    private final LslInfo info;

    private LslInlet(Socket socket, FeedInput in, SampleDecoder decoder, LslInfo info) {
        this.socket = socket;
        this.in = in;
        this.decoder = decoder;
        this.info = info;
    }

    /**
     * Connects, agrees on the protocol and checks the test samples.
     *
     * @param info a stream that a resolver found
     * @param bufferSamples how many samples the outlet keeps for this inlet, at least 1
     * @throws AcquisitionException when the outlet cannot be reached, is another one, or speaks another protocol
     */
    public static LslInlet open(LslInfo info, int bufferSamples) {
        String where = where(info);
        @Nullable Socket socket = null;
        try {
            socket = connect(info);
            socket.setSoTimeout(Limits.HEADER_MILLIS);
            FeedInput in = new FeedInput(socket.getInputStream());
            String request = FeedRequest.compose(info, Math.max(1, bufferSamples));
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            FeedResponse response = FeedResponse.read(in, where);
            checkResponse(response, info, where);
            in.order(response.order());
            SampleDecoder decoder = response.dataVersion() == 100
                    ? ArchiveDecoder.open(in, info, response.suppressesSubnormals(), where)
                    : new SampleDecoder(
                            in,
                            info.format(),
                            info.channelCount(),
                            info.nominalRateHz(),
                            response.suppressesSubnormals());
            TestSamples.check(decoder, info.format(), info.channelCount(), where);
            socket.setSoTimeout(0);
            FeedWarmUp.begin(info);
            return new LslInlet(socket, in, decoder, info);
        } catch (IOException e) {
            closeQuietly(socket);
            throw new AcquisitionException(
                    where + " cannot be received: " + e.getMessage() + "; check that it still runs.", e);
        } catch (AcquisitionException e) {
            closeQuietly(socket);
            throw e;
        }
    }

    /** An inlet over a connection on which samples of protocol 1.10 follow at once, in this machine's order of bytes. */
    static LslInlet over(Socket socket, LslInfo info) throws IOException {
        FeedInput in = new FeedInput(socket.getInputStream());
        in.order(ByteOrder.nativeOrder());
        SampleDecoder decoder = new SampleDecoder(
                in, info.format(), info.channelCount(), info.nominalRateHz(), FeedResponse.Subnormals.KEPT);
        return new LslInlet(socket, in, decoder, info);
    }

    /** The whole information with the description; {@code info} is what a resolver found. */
    public static LslInfo fullInfo(LslInfo info) {
        String where = where(info);
        try (Socket socket = connect(info)) {
            socket.setSoTimeout(Limits.HEADER_MILLIS);
            socket.getOutputStream().write("LSL:fullinfo\r\n".getBytes(StandardCharsets.US_ASCII));
            String xml = new FeedInput(socket.getInputStream()).rest(Limits.XML_BYTES);
            LslInfo full = LslInfoXml.parse(xml, where);
            return full.servedBy(full.instance()
                    .withEndpoints(info.instance().v4(), info.instance().v6()));
        } catch (IOException e) {
            throw new AcquisitionException(
                    where + " does not tell its description: " + e.getMessage() + "; check that it still runs.", e);
        }
    }

    private static void checkResponse(FeedResponse response, LslInfo info, String where) {
        if (response.status() == 404 || response.status() / 100 == 3) {
            throw new AcquisitionException(where + " was replaced by another outlet; resolve it again.");
        }
        if (response.status() != 200) {
            throw new AcquisitionException(where + " refused the connection with status " + response.status()
                    + "; check that its library speaks protocol 1.10.");
        }
        if (!response.uid().isEmpty() && !response.uid().equals(info.uid().toLowerCase(Locale.ROOT))) {
            throw new AcquisitionException(where + " answered as another outlet; resolve it again.");
        }
        if (response.dataVersion() != 110 && response.dataVersion() != 100) {
            throw new AcquisitionException(where + " sends data of protocol " + response.dataVersion() / 100.0
                    + ", but 1.00 and 1.10 are read; update its library to 1.13 or newer.");
        }
    }

    private static Socket connect(LslInfo info) throws IOException {
        Endpoint endpoint = info.instance().endpoint();
        if (!endpoint.isReachable()) {
            throw new IOException("it has no known address");
        }
        Socket socket = new Socket();
        try {
            socket.setReceiveBufferSize(RECEIVE_BYTES);
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(endpoint.address(), endpoint.dataPort()), CONNECT_MILLIS);
            return socket;
        } catch (IOException e) {
            closeQuietly(socket);
            throw e;
        }
    }

    private static String where(LslInfo info) {
        Endpoint endpoint = info.instance().endpoint();
        return "LSL stream " + LslInfoXml.shown(info.name()) + " at " + endpoint.address() + ":" + endpoint.dataPort();
    }

    private static void closeQuietly(@Nullable Socket socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            LOG.debug("An inlet's socket did not close cleanly: {}", e.getMessage());
        }
    }

    @Override
    public LslInfo info() {
        return info;
    }

    @Override
    public double nextSeconds() throws IOException {
        in.await();
        return decoder.stamp();
    }

    @Override
    public void readFloats(float[] out, int offset) throws IOException {
        decoder.floats(out, offset);
    }

    @Override
    public void readDoubles(double[] out, int offset) throws IOException {
        decoder.doubles(out, offset);
    }

    @Override
    public void readLongs(long[] out, int offset) throws IOException {
        decoder.longs(out, offset);
    }

    @Override
    public void readTexts(String[] out) throws IOException {
        decoder.texts(out);
    }

    @Override
    public boolean hasBuffered() {
        return in.buffered() > 0;
    }

    @Override
    public boolean waited() {
        return in.waited();
    }

    @Override
    public void silenceLimit(Duration limit) throws IOException {
        socket.setSoTimeout((int) Math.min(limit.toMillis(), Integer.MAX_VALUE));
    }

    @Override
    public void close() {
        closeQuietly(socket);
    }
}
