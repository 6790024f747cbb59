package org.hillock.acquisition.device.frame;

import org.hillock.acquisition.device.profile.CounterSpec;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.FieldSpec;
import org.hillock.acquisition.device.profile.PacketSpec;
import org.jspecify.annotations.Nullable;

/**
 * Mentalab Explore: packets with a kind, a count, a length, a time and a trailer. A packet is accepted only if the first
 * trailer inside it is its end, since a false length could otherwise swallow good packets.
 *
 * <p>When the first packet is of the kind 63 (Hypersync), headers are twelve bytes long. Buttons, triggers, answers to
 * commands, the line from voltage to impedance and the device's farewell are told as texts; of what it tells of itself (60 to
 * 63) its sample rate, where that is not the profile's. The layouts of these two are those of the maker's client.
 *
 * <p>All packets share one count, so a missing packet is counted with as many samples as the last packet of signal had.
 */
final class ExploreCodec extends PacketCodec {
    private static final int HEADER = 8;
    private static final int HYPERSYNC_HEADER = 12;
    private static final int HYPERSYNC = 0x63;
    private static final int FIRST_INFORMATION = 0x60;
    private static final int BUTTON = 0xC2;
    private static final int TRIGGER_OUT = 0xB1;
    private static final int TRIGGER_IN = 0xB2;
    private static final int FAREWELL = 0x6F;
    private static final int RECEIVED = 0xC0;
    private static final int STATUS = 0xC1;
    private static final int CALIBRATION = 0xC3;
    private static final int CALIBRATION_OVER_USB = 0xC5;
    private static final int BOARD_ID = 16;
    private static final int RATE_AT = 2;
    private static final int FASTEST_HZ = 16_000;
    private static final int BEFORE_LENGTH = 4;
    private static final int LONGEST = 550;
    private static final int LONGEST_NEWS = 64;
    private static final int MOST_SPARE = 16;

    private final byte[] trailer;
    private final FieldPlan[] kinds = new FieldPlan[256];
    private final int[] strides = new int[256];
    private final int[] sampleBytes = new int[256];
    private final @Nullable PacketCounter counts;
    private final double rateHz;
    private int samplesInLast = 1;
    private long pending;
    private int header = HEADER;
    private boolean first = true;

    ExploreCodec(DeviceProfile profile) {
        super(LONGEST + BEFORE_LENGTH, LONGEST / 15);
        this.rateHz = profile.sampleRateHz();
        this.trailer = profile.frame().footers().get(0).toArray();
        for (PacketSpec kind : profile.frame().packets()) {
            kinds[kind.code()] = FieldPlan.of(profile, kind.fields());
            sampleBytes[kind.code()] =
                    kind.fields().stream().mapToInt(FieldSpec::end).max().orElse(0);
            strides[kind.code()] = kind.stride();
        }
        this.counts = profile.frame()
                .counter()
                .map((CounterSpec spec) -> new PacketCounter(spec, tally()))
                .orElse(null);
    }

    @Override
    public void restart() {
        super.restart();
        pending = 0;
        header = HEADER;
        first = true;
        if (counts != null) {
            counts.restart();
        }
    }

    @Override
    public long samplesAround() {
        return counts == null ? 1 : counts.around();
    }

    @Override
    int packet(byte[] bytes, int at, int to, FrameBatch batch) {
        if (to - at < BEFORE_LENGTH) {
            return MORE;
        }
        if (!isInStep() && !isKnown(bytes[at] & 0xFF)) {
            return NONE;
        }
        int length = Raw.u16le(bytes, at + 2);
        if (length < HEADER || length > LONGEST || !isInStep() && !isLikely(bytes[at] & 0xFF, length)) {
            return NONE;
        }
        int end = at + BEFORE_LENGTH + length;
        int trailerAt = firstTrailer(bytes, at + HEADER, Math.min(to, end));
        if (trailerAt >= 0 && trailerAt + trailer.length != end) {
            return NONE;
        }
        if (end > to) {
            return MORE;
        }
        if (trailerAt < 0) {
            return NONE;
        }
        accept(bytes, at, trailerAt, batch);
        return BEFORE_LENGTH + length;
    }

    /** A kind that is not known may be a new one where packets follow each other, but is an accident among torn ones. */
    private boolean isKnown(int kind) {
        return kinds[kind] != null
                || switch (kind) {
                    case BUTTON,
                            TRIGGER_OUT,
                            TRIGGER_IN,
                            FAREWELL,
                            RECEIVED,
                            STATUS,
                            CALIBRATION,
                            CALIBRATION_OVER_USB -> true;
                    default -> kind >= FIRST_INFORMATION && kind <= HYPERSYNC;
                };
    }

    /** Whether a packet of a kind may be so long: among torn packets a false one may end where a good one does. */
    private boolean isLikely(int kind, int length) {
        int data = length - header;
        if (kinds[kind] == null) {
            return data <= LONGEST_NEWS;
        }
        return strides[kind] > 0
                ? data % strides[kind] == 0
                : data >= sampleBytes[kind] && data <= sampleBytes[kind] + MOST_SPARE;
    }

    private int firstTrailer(byte[] bytes, int from, int to) {
        for (int at = from; at + trailer.length <= to; at++) {
            int same = 0;
            while (same < trailer.length && bytes[at + same] == trailer[same]) {
                same++;
            }
            if (same == trailer.length) {
                return at;
            }
        }
        return -1;
    }

    private void accept(byte[] bytes, int at, int end, FrameBatch batch) {
        long missing = counts == null ? 0 : counts.missingBefore(bytes[at + 1] & 0xFF);
        if (missing == PacketCounter.REPEATED) {
            return;
        }
        pending += missing * samplesInLast;
        int kind = bytes[at] & 0xFF;
        if (first) {
            header = kind == HYPERSYNC ? HYPERSYNC_HEADER : HEADER;
            first = false;
        }
        FieldPlan plan = kinds[kind];
        if (plan != null) {
            samplesInLast = emit(plan, kind, bytes, at + header, end, batch);
        } else {
            tell(kind, bytes, at + header, end, batch);
        }
    }

    private void tell(int kind, byte[] bytes, int at, int end, FrameBatch batch) {
        int length = end - at;
        switch (kind) {
            case FAREWELL -> batch.note("the device disconnects");
            case BUTTON -> {
                if (length >= 2) {
                    batch.note("button " + Raw.u16le(bytes, at));
                }
            }
            case TRIGGER_OUT, TRIGGER_IN -> {
                if (length >= 6) {
                    batch.note((kind == TRIGGER_IN ? "trigger in " : "trigger out ") + Raw.u16le(bytes, at + 4));
                }
            }
            case RECEIVED -> {
                if (length >= 1) {
                    batch.note(String.format("command %02X received", bytes[at]));
                }
            }
            case STATUS -> {
                if (length >= 6) {
                    batch.note(String.format("command %02X answered %d", bytes[at], bytes[at + 5]));
                }
            }
            case CALIBRATION, CALIBRATION_OVER_USB -> {
                if (length >= 4) {
                    double steps = kind == CALIBRATION ? 1000 : 100;
                    batch.note("impedance calibration: slope " + 10L * Raw.u16le(bytes, at) + ", offset "
                            + Raw.u16le(bytes, at + 2) / steps);
                }
            }
            default -> tellRate(kind, bytes, at, length, batch);
        }
    }

    private void tellRate(int kind, byte[] bytes, int at, int length, FrameBatch batch) {
        int rateAt = kind == FIRST_INFORMATION ? RATE_AT : BOARD_ID + RATE_AT;
        if (kind < FIRST_INFORMATION || kind > HYPERSYNC || length <= rateAt) {
            return;
        }
        int halvings = bytes[at + rateAt] & 0xFF;
        double hz = halvings < Integer.SIZE - 1 ? FASTEST_HZ / (double) (1 << halvings) : 0;
        if (hz != rateHz) {
            batch.note("the device samples at " + hz + " Hz, not at " + rateHz + " Hz");
        }
    }

    private int emit(FieldPlan plan, int kind, byte[] bytes, int from, int end, FrameBatch batch) {
        int samples = 0;
        int at = from;
        while (at + sampleBytes[kind] <= end && batch.hasRoom(1)) {
            plan.auxiliary(bytes, at, batch);
            if (plan.hasSignal()) {
                plan.signal(bytes, at, batch.samples(), batch.next());
                commit(batch, pending);
                pending = 0;
                samples++;
            } else {
                batch.keepAux();
            }
            if (strides[kind] == 0) {
                break;
            }
            at += strides[kind];
        }
        return samples == 0 ? samplesInLast : samples;
    }
}
