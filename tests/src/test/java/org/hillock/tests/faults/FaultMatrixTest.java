package org.hillock.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hillock.acquisition.device.emulate.CountingSupply;
import org.hillock.acquisition.device.emulate.EmulatedDevice;
import org.hillock.acquisition.device.emulate.EmulationSettings;
import org.hillock.acquisition.device.emulate.Fault;
import org.hillock.acquisition.device.profile.ChecksumSpec;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.DeviceProfiles;
import org.hillock.acquisition.device.profile.FrameSpec;
import org.hillock.acquisition.device.serial.SerialSettings;
import org.hillock.acquisition.device.serial.SerialSource;
import org.hillock.acquisition.device.serial.TriggerSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault on every device that can be emulated (all but Ganglion, whose dongle speaks another protocol): what was sent
 * was delivered, at its place, or reported lost.
 *
 * <p>Devices without a counter (NeuroSky's and Backyard Brains') cannot tell how many samples are lost, nor that one came
 * twice; of those only what arrives is held against what was sent.
 */
class FaultMatrixTest {
    private static final int SAMPLES = 220;
    private static final int FAULT_AT = 90;
    private static final int AMOUNT = 3;
    private static final int COUNTS_TO_TELL_A_RESTART = 4096;
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
        return SHIPPED.all().stream()
                .filter(profile -> !profile.frame().codec().equals("ganglion"))
                .filter(which);
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
    private record Run(CountingSupply supply, HeardSamples heard, long taken, long withheld) {}

    private static String fault(Fault.Kind kind, DeviceProfile profile) {
        double seconds = FAULT_AT / profile.sampleRateHz();
        return switch (kind) {
            case BATCH -> "batch:16";
            case DRIFT -> "drift:50";
            case STALL -> String.format(Locale.ROOT, "stall@%f:400", seconds);
            case GARBAGE -> String.format(Locale.ROOT, "garbage@%f:100", seconds);
            case RESET -> String.format(Locale.ROOT, "reset@%f", seconds);
            case UNPLUG -> String.format(Locale.ROOT, "unplug@%f:60", seconds);
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
            assertThat(device.samplesTaken()).isEqualTo(SAMPLES);
            return new Run(supply, heard, device.samplesTaken(), device.samplesWithheld());
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("countedDevices")
    void deliveredAndReportedLostAreWhatWasSent(String id, Fault.Kind kind, DeviceProfile profile)
            throws InterruptedException {
        Run run = run(profile, kind);
        assertThat(run.heard().samples().size() + run.heard().missing()).isEqualTo(run.taken());
        int joined = mostJoined(kind, profile);
        assertThat(run.heard().missing())
                .isBetween(run.withheld() - joined, run.withheld() + mostCaughtIn(kind, profile));
        // In MessagePack a packet that is joined of two can put its neighbour off too.
        int misplaced = isMessagePack(profile) ? 2 * joined : joined;
        assertThat(misplaced(run, profile)).isLessThanOrEqualTo(misplaced);
        assertThat(run.heard().losses()).isZero();
    }

    /**
     * Two torn frames make a whole one where nothing but a first byte tells what is a frame: Shimmer3's; and in MessagePack,
     * whose byte strings have a length and no end.
     */
    private static int mostJoined(Fault.Kind kind, DeviceProfile profile) {
        FrameSpec frame = profile.frame();
        boolean binary = isMessagePack(profile);
        boolean proves = !(frame.codec().equals(FrameSpec.FIXED) || binary)
                || frame.header().length() > 1 && !binary
                || !frame.footers().isEmpty()
                || frame.checksum().kind() != ChecksumSpec.Kind.NONE;
        int most = binary ? AMOUNT - 1 : AMOUNT / 2;
        return kind == Fault.Kind.TORN && !proves ? most : 0;
    }

    private static boolean isMessagePack(DeviceProfile profile) {
        return profile.frame().codec().equals("hackeeg-messagepack");
    }

    /** How many samples are not those that were sent, at their place by what was reported missing before them. */
    private static int misplaced(Run run, DeviceProfile profile) {
        // Daisy's very first pair is no sample: both sides leave it out.
        long number = profile.frame().pairing().isPresent() ? 1 : 0;
        int wrong = 0;
        List<float[]> samples = run.heard().samples();
        List<Long> missing = run.heard().missingBefore();
        for (int s = 0; s < samples.size(); s++) {
            number += missing.get(s);
            wrong += isSample(run.supply(), samples.get(s), number++) ? 0 : 1;
        }
        return wrong;
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

    /** Foreign bytes may spoil the frames that they touch; those are reported. */
    private static int mostCaughtIn(Fault.Kind kind, DeviceProfile profile) {
        return kind == Fault.Kind.GARBAGE || kind == Fault.Kind.TORN
                ? 1 + profile.frame().resyncGoodFrames()
                : 0;
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("uncountedDevices")
    void whatArrivesWholeIsDelivered(String id, Fault.Kind kind, DeviceProfile profile) throws InterruptedException {
        Run run = run(profile, kind);
        int delivered = run.heard().samples().size();
        assertThat(run.heard().missing()).isZero();
        switch (kind) {
            case REPEATED -> assertThat(delivered).isEqualTo((int) run.taken() + AMOUNT);
            case GARBAGE ->
                // Without a checksum, fifty pairs of foreign bytes may pass for samples.
                assertThat(delivered).isBetween((int) run.taken() - 2, (int) run.taken() + 50);
            default -> assertThat(delivered).isEqualTo((int) (run.taken() - run.withheld()));
        }
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
        long inFlight = 1 + (long) Math.ceil(profile.sampleRateHz() / 1000);
        assertThat((long) heard.samples().size()).isBetween(run.taken() - inFlight, run.taken());
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("devicesThatGoOnAfterAReset")
    void aDeviceThatStartsAnewUnaskedGoesOn(String id, Fault.Kind kind, DeviceProfile profile)
            throws InterruptedException {
        Run run = run(profile, kind);
        HeardSamples heard = run.heard();
        long inFlight = 1 + (long) Math.ceil(profile.sampleRateHz() / 1000);
        assertThat((long) heard.samples().size()).isBetween(run.taken() - inFlight, run.taken());
        assertThat(heard.losses()).isZero();
        // A short counter that begins anew cannot be told from a loss of less than a way round.
        long around =
                profile.frame().counter().map(counter -> counter.framesAround()).orElse(1L);
        assertThat(heard.missing()).isBetween(0L, around > COUNTS_TO_TELL_A_RESTART ? 0L : around - 1);
    }
}
