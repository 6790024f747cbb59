package org.hillock.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.hillock.acquisition.device.emulate.CountingSupply;
import org.hillock.acquisition.device.emulate.EmulatedDevice;
import org.hillock.acquisition.device.emulate.EmulationSettings;
import org.hillock.acquisition.device.emulate.Fault;
import org.hillock.acquisition.device.profile.CommandStep;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.DeviceProfiles;
import org.hillock.acquisition.device.serial.SerialSettings;
import org.hillock.acquisition.device.serial.SerialSource;
import org.hillock.acquisition.device.serial.TriggerSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault on every device: each sample that was sent was delivered with its own values, at its place, or reported lost,
 * and no other was reported lost.
 *
 * <p>Devices without a counter (NeuroSky's and Backyard Brains') cannot tell how many samples are lost, nor that one came
 * twice; of those what arrives is held against what was sent.
 */
class FaultMatrixTest {
    private static final int SAMPLES = 220;
    private static final int FAULT_AT = 90;
    private static final int AMOUNT = 3;
    private static final int COUNTS_TO_TELL_A_RESTART = 4096;
    private static final long NO_SAMPLE = -1;
    private static final int GANGLION_2_ROUND = 201;
    private static final Set<Fault.Kind> WITHHELD = EnumSet.of(Fault.Kind.LOST, Fault.Kind.TORN, Fault.Kind.CORRUPTED);
    private static final Set<Fault.Kind> FROM_THE_START = EnumSet.of(Fault.Kind.BATCH, Fault.Kind.DRIFT);
    private static final DeviceProfiles SHIPPED = DeviceProfiles.shipped();
    private static final List<Fault.Kind> ON_THE_LINE = List.of(
            Fault.Kind.LOST,
            Fault.Kind.REPEATED,
            Fault.Kind.TORN,
            Fault.Kind.CORRUPTED,
            Fault.Kind.STALL,
            Fault.Kind.BATCH,
            Fault.Kind.GARBAGE,
            Fault.Kind.DRIFT);

    private static Stream<DeviceProfile> profiles(Predicate<DeviceProfile> which) {
        return SHIPPED.all().stream().filter(which);
    }

    /** For how long the device streams already while its start is waited out. */
    private static Duration startPause(DeviceProfile profile) {
        return profile.dialogue(DeviceProfile.START).stream()
                .map(CommandStep::pause)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static boolean counts(DeviceProfile profile) {
        return profile.frame().counter().isPresent();
    }

    private static Stream<Arguments> crossed(Stream<DeviceProfile> profiles, List<Fault.Kind> kinds) {
        return profiles.flatMap(profile -> kinds.stream().map(kind -> Arguments.of(profile.id(), kind, profile)));
    }

    static Stream<Arguments> countedDevices() {
        return crossed(profiles(FaultMatrixTest::counts), ON_THE_LINE);
    }

    static Stream<Arguments> uncountedDevices() {
        return crossed(profiles(profile -> !counts(profile)), ON_THE_LINE);
    }

    static Stream<Arguments> awayDevices() {
        return Stream.concat(
                crossed(profiles(profile -> true), List.of(Fault.Kind.UNPLUG)),
                crossed(profiles(profile -> !profile.streamsUnasked()), List.of(Fault.Kind.RESET)));
    }

    static Stream<Arguments> devicesThatGoOnAfterAReset() {
        return crossed(profiles(DeviceProfile::streamsUnasked), List.of(Fault.Kind.RESET));
    }

    /** What a run came to. */
    private record Run(
            CountingSupply supply, HeardSamples heard, long taken, long withheld, long faultBefore, byte[] sent) {}

    private static String fault(Fault.Kind kind, DeviceProfile profile) {
        double seconds = FAULT_AT / profile.sampleRateHz();
        return switch (kind) {
            case BATCH -> "batch:16";
            case DRIFT -> "drift:50";
            case STALL -> String.format(Locale.ROOT, "stall@%f:400", seconds);
            case GARBAGE -> String.format(Locale.ROOT, "garbage@%f:100", seconds);
            case RESET -> String.format(Locale.ROOT, "reset@%f", seconds);
            case UNPLUG ->
                String.format(
                        Locale.ROOT,
                        "unplug@%f:60",
                        seconds + startPause(profile).toMillis() / 1e3);
            case CHANNEL -> "channel:12";
            case LOST, REPEATED, TORN, CORRUPTED ->
                String.format(Locale.ROOT, "%s@%f:%d", kind.word(), seconds, AMOUNT);
        };
    }

    private static Run run(DeviceProfile profile, Fault.Kind kind) throws InterruptedException {
        CountingSupply supply = new CountingSupply(profile);
        EmulationSettings settings = EmulationSettings.plain()
                .withFaults(List.of(Fault.parse(fault(kind, profile))))
                .withSamples(SAMPLES);
        SerialSettings impatient = new SerialSettings(
                TriggerSettings.none(), Duration.ofSeconds(2), Duration.ofMillis(1), Duration.ofMillis(1));
        try (SteppedDevice stepped = new SteppedDevice(profile, supply, settings);
                SerialSource source =
                        new SerialSource("memory", profile, impatient, stepped.clock(), stepped.opener())) {
            HeardSamples heard = new HeardSamples(source);
            assertThat(stepped.awaitSilence(10)).as("the device fell silent").isTrue();
            assertThat(heard.failure()).isNull();
            assertThat(heard.stamps()).isSorted().doesNotHaveDuplicates();
            EmulatedDevice device = stepped.device();
            assertThat(device.samplesTaken()).isBetween((long) SAMPLES, SAMPLES + 1L);
            long faultBefore = FROM_THE_START.contains(kind) ? 0 : stepped.faultBefore();
            return new Run(supply, heard, device.samplesTaken(), device.samplesWithheld(), faultBefore, stepped.sent());
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("countedDevices")
    void deliveredAndReportedLostAreWhatWasSent(String id, Fault.Kind kind, DeviceProfile profile)
            throws InterruptedException {
        Run run = run(profile, kind);
        assertThat(run.heard().samples().size() + run.heard().missing()).isEqualTo(run.taken());
        assertThat(run.heard().losses()).isZero();
        assertDelivered(run, profile, kind, 1);
        if (profile.frame().firmware() != 2) {
            assertThat(run.heard().missing()).isEqualTo(run.withheld());
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("uncountedDevices")
    void whatArrivesWholeIsDelivered(String id, Fault.Kind kind, DeviceProfile profile) throws InterruptedException {
        Run run = run(profile, kind);
        assertThat(run.heard().missing()).isZero();
        if (kind == Fault.Kind.GARBAGE && profile.frame().codec().equals("escape-bit7")) {
            assertForeignFramesAreAllThatIsAdded(run, profile);
        } else {
            assertDelivered(run, profile, kind, 2);
        }
    }

    private static byte[] withoutMessages(byte[] sent, DeviceProfile profile) {
        String start = Pattern.quote(profile.frame().messageStart().text());
        String end = Pattern.quote(profile.frame().messageEnd().text());
        return new String(sent, StandardCharsets.ISO_8859_1)
                .replaceAll(start + ".*?" + end, "")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Without count and sum, bytes of which the first alone has bit 7 are a sample wherever they come from. */
    private static void assertForeignFramesAreAllThatIsAdded(Run run, DeviceProfile profile) {
        byte[] sent = withoutMessages(run.sent(), profile);
        int length = 2 * profile.montage().size();
        int frames = 0;
        int at = 0;
        while (at + length <= sent.length) {
            boolean isFrame = sent[at] < 0;
            for (int i = 1; i < length; i++) {
                isFrame &= sent[at + i] >= 0;
            }
            frames += isFrame ? 1 : 0;
            at += isFrame ? length : 1;
        }
        List<Long> numbers = numbers(run, profile);
        assertThat(numbers).hasSize(frames);
        numbers.removeIf(number -> number == NO_SAMPLE);
        assertThat(numbers).isEqualTo(LongStream.range(0, run.taken()).boxed().toList());
    }

    /** Holds every delivered sample, and its place by what was reported missing before it, against what was sent. */
    private static void assertDelivered(Run run, DeviceProfile profile, Fault.Kind kind, int timesRepeated) {
        List<Long> expected = new ArrayList<>();
        long first = firstNumber(profile);
        long touchedFrom = first + run.faultBefore();
        for (long number = first; number < first + run.taken(); number++) {
            long sent = sentWith(number, profile);
            boolean touched = (sent >= touchedFrom && sent < touchedFrom + AMOUNT)
                    || (isDifferenceToALostOne(number, touchedFrom, profile) && WITHHELD.contains(kind));
            int times = !touched ? 1 : kind == Fault.Kind.REPEATED ? timesRepeated : WITHHELD.contains(kind) ? 0 : 1;
            expected.addAll(Collections.nCopies(times, number));
        }
        assertThat(numbers(run, profile)).isEqualTo(expected);
    }

    /** Firmware 2 of the Ganglion sends differences, which are of no use until the next whole sample. */
    private static boolean isDifferenceToALostOne(long number, long touchedFrom, DeviceProfile profile) {
        return profile.frame().firmware() == 2
                && number >= touchedFrom
                && number / GANGLION_2_ROUND == touchedFrom / GANGLION_2_ROUND;
    }

    /** The last sample of the packet that brings a sample: a Ganglion's packets bring two. */
    private static long sentWith(long number, DeviceProfile profile) {
        return switch (profile.frame().firmware()) {
            case 2 ->
                number % GANGLION_2_ROUND
                        + number % GANGLION_2_ROUND % 2
                        + number / GANGLION_2_ROUND * GANGLION_2_ROUND;
            case 3 -> number + 1 - number % 2;
            default -> number;
        };
    }

    /** Daisy's very first pair is no sample: both sides leave it out. */
    private static long firstNumber(DeviceProfile profile) {
        return profile.frame().pairing().isPresent() ? 1 : 0;
    }

    /**
     * Which samples of the supply were delivered: those whose values they have, at their places by what was reported missing
     * before them, or, where nothing is counted, at the next place where they fit.
     */
    private static List<Long> numbers(Run run, DeviceProfile profile) {
        List<Long> numbers = new ArrayList<>();
        long last = firstNumber(profile) - 1;
        List<float[]> samples = run.heard().samples();
        List<Long> missingBefore = run.heard().missingBefore();
        for (int s = 0; s < samples.size(); s++) {
            float[] sample = samples.get(s);
            long number = counts(profile)
                    ? last + 1 + missingBefore.get(s)
                    : nextAlike(run.supply(), sample, Math.max(last, 0));
            boolean isSent = isSample(run.supply(), sample, number);
            numbers.add(isSent ? number : NO_SAMPLE);
            last = isSent || counts(profile) ? number : last;
        }
        return numbers;
    }

    /** Values come again every sixty samples. */
    private static long nextAlike(CountingSupply supply, float[] sample, long from) {
        long number = from;
        while (number < from + CountingSupply.ROUND && !isSample(supply, sample, number)) {
            number++;
        }
        return number;
    }

    private static boolean isSample(CountingSupply supply, float[] sample, long number) {
        for (int c = 0; c < sample.length; c++) {
            float expected = supply.expected(number, c);
            if (Math.abs(sample[c] - expected) > 1e-5f * Math.abs(expected) + 1e-9f) {
                return false;
            }
        }
        return true;
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("awayDevices")
    void theTimeAwayIsReportedInSamples(String id, Fault.Kind kind, DeviceProfile profile) throws InterruptedException {
        Run run = run(profile, kind);
        HeardSamples heard = run.heard();
        assertThat(heard.losses()).isEqualTo(1);
        assertThat(heard.recoveries()).isEqualTo(1);
        assertThat(heard.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.reason()).isEqualTo("the line was lost");
            double awaySamples = (gap.toNanos() - gap.fromNanos()) * profile.sampleRateHz() / 1e9;
            assertThat((double) gap.missingFrames()).isCloseTo(awaySamples - 1, within(1.0));
        });
        // What the device measured in the millisecond of the fault went down with the line.
        assertThat((long) heard.samples().size()).isEqualTo(run.taken() - run.withheld());
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("devicesThatGoOnAfterAReset")
    void aDeviceThatStartsAnewUnaskedGoesOn(String id, Fault.Kind kind, DeviceProfile profile)
            throws InterruptedException {
        Run run = run(profile, kind);
        HeardSamples heard = run.heard();
        assertThat((long) heard.samples().size()).isEqualTo(run.taken() - run.withheld());
        assertThat(heard.losses()).isZero();
        // A short counter that begins anew cannot be told from a loss of less than a way round.
        long around =
                profile.frame().counter().map(counter -> counter.framesAround()).orElse(1L);
        long lastCount = run.faultBefore() - 1;
        assertThat(heard.missing())
                .isEqualTo(around > COUNTS_TO_TELL_A_RESTART ? 0 : Math.floorMod(-lastCount - 1, around));
    }
}
