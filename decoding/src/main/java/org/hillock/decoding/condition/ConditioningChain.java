package org.hillock.decoding.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.acquisition.stream.ChannelType;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.StreamInfo;
import org.hillock.decoding.DecodingException;

/**
 * The conditioning of one stream: finite-sample guard, re-reference, filters, decimation, artefact gate, in this order.
 *
 * <p>Works on chunks in place. A decimated chunk holds fewer frames afterwards and still names its source stream; what
 * comes out is described by {@link #outputStream()}. Filters act on every channel, triggers included; the re-reference and
 * the gate look at EEG only.
 */
public final class ConditioningChain {
    /** Room for the marks of the longest block that is usual; longer ones make room once. */
    private static final int BLOCK = 1024;

    private final StreamInfo input;
    private final StreamInfo output;
    private final NonFiniteGuard guard;
    private final Conditioner[] stages;
    private final Optional<AmplitudeGate> gate;

    /**
     * A chain at rest.
     *
     * @throws DecodingException when the settings do not fit the stream
     */
    public ConditioningChain(ConditioningSettings settings, StreamInfo stream) {
        int channels = stream.channelCount();
        double rateHz = stream.nominalRateHz();
        this.input = stream;
        this.guard = new NonFiniteGuard(channels);
        List<Conditioner> chain = new ArrayList<>();
        chain.add(guard);
        chain.add(settings.rereference().on(stream.montage()));
        settings.filters().forEach(filter -> chain.add(new SosFilter(filter.design(rateHz), channels)));
        if (settings.decimation() > 1) {
            chain.add(new Decimator(settings.decimation(), channels));
        }
        this.output = withRate(stream, rateHz / settings.decimation());
        this.gate = settings.gate().map(limits -> gate(limits, output));
        gate.ifPresent(chain::add);
        this.stages = chain.toArray(new Conditioner[0]);
    }

    /**
     * Conditions a chunk in place.
     *
     * @param chunk of the stream that the chain was made for. Modified.
     */
    public void condition(SampleChunk chunk) {
        int frames = condition(chunk.samples(), chunk.frameNanos(), chunk.frameCount());
        chunk.fill(frames, chunk.arrivalNanos());
    }

    /**
     * Conditions the first frames of a block in place.
     *
     * @param samples frame-major values of all channels. Modified.
     * @param frameNanos one session time a frame. Modified when the chain decimates.
     * @return how many frames are valid afterwards
     */
    public int condition(float[] samples, long[] frameNanos, int frameCount) {
        int frames = frameCount;
        for (Conditioner stage : stages) {
            frames = stage.condition(samples, frameNanos, frames);
        }
        return frames;
    }

    /** Forgets all that was seen, as after a gap or a reset of the source's clock; the counts stay. */
    public void reset() {
        for (Conditioner stage : stages) {
            stage.reset();
        }
    }

    /** The stream that goes in. */
    public StreamInfo inputStream() {
        return input;
    }

    /** The stream that comes out: the same channels at the decimated rate. */
    public StreamInfo outputStream() {
        return output;
    }

    /** How many non-finite samples were replaced so far. */
    public long replacedSamples() {
        return guard.replacedSamples();
    }

    /** The gate, whose marks describe the frames of the last block that came out. */
    public Optional<AmplitudeGate> gate() {
        return gate;
    }

    private static AmplitudeGate gate(GateSettings limits, StreamInfo stream) {
        if (!(stream.nominalRateHz() > 0)) {
            throw DecodingException.badInput(
                    "amplitude gate",
                    "stream \"" + stream.id() + "\" without a rate",
                    "a nominal rate above 0 Hz",
                    "gate a regularly sampled stream");
        }
        return new AmplitudeGate(
                limits,
                stream.channelCount(),
                stream.montage().indicesOf(ChannelType.EEG),
                stream.nominalRateHz(),
                BLOCK);
    }

    private static StreamInfo withRate(StreamInfo stream, double rateHz) {
        return new StreamInfo(
                stream.id(),
                stream.name(),
                stream.type(),
                stream.montage(),
                rateHz,
                stream.format(),
                stream.properties());
    }
}
