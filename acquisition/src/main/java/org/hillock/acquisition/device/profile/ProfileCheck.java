package org.hillock.acquisition.device.profile;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hillock.acquisition.device.profile.ImpedanceSpec.LeadOffSine;
import org.hillock.acquisition.device.profile.ImpedanceSpec.QuarterRate;
import org.hillock.acquisition.json.JsonPlace;
import org.hillock.acquisition.stream.Channel;

/** What a schema cannot say: that fields lie inside their frame, channels are filled once, and codes fit their codec. */
final class ProfileCheck {
    private final JsonPlace top;
    private final JsonPlace frame;
    private final DeviceProfile profile;

    ProfileCheck(JsonPlace top, DeviceProfile profile) {
        this.top = top;
        this.frame = top.required("frame", "the frame's layout");
        this.profile = profile;
    }

    /** The profile, when it holds together. */
    DeviceProfile checked() {
        checkLine();
        checkRates();
        checkChannels();
        if (profile.frame().codec().equals(FrameSpec.FIXED)) {
            checkFixed();
        } else if (!profile.frame().codec().equals("explore")
                && !profile.frame().codec().equals("thinkgear")
                && profile.frame().fields().isEmpty()) {
            throw frame.bad(
                    "no 'fields'", "a field that says to which channels the codec's values go, and their scale");
        }
        checkImpedance();
        for (double hz : profile.notchHz()) {
            if (hz >= profile.sampleRateHz() / 2) {
                throw top.required("notchHz", "frequencies")
                        .bad(hz + " Hz", "frequencies below half the sample rate of " + profile.sampleRateHz() + " Hz");
            }
        }
        return profile;
    }

    private void checkRates() {
        if (profile.rates().isEmpty()) {
            return;
        }
        JsonPlace place = top.required("rates", "the rates to choose from");
        Set<Double> known = new HashSet<>();
        for (RateSpec rate : profile.rates()) {
            if (!known.add(rate.hz())) {
                throw place.bad(rate.hz() + " Hz twice", "each rate once");
            }
        }
        if (!known.contains(profile.sampleRateHz())) {
            throw place.bad(
                    "no rate of " + profile.sampleRateHz() + " Hz",
                    "$.sampleRateHz, which the device has when none is chosen, among them");
        }
    }

    private void checkLine() {
        boolean overDongle = profile.transport().kind() == Transport.Kind.BLED112;
        if (overDongle && profile.transport().ble().isEmpty()) {
            throw top.required("transport", "the line that the device speaks on")
                    .bad("the kind bled112 without 'ble'", "'ble' with the name and the UUIDs to look for");
        }
    }

    private void checkChannels() {
        JsonPlace list = top.required("channels", "the channels");
        Set<String> labels = new HashSet<>();
        for (String label : profile.montage().labels()) {
            if (!labels.add(label)) {
                throw list.bad("the label '" + label + "' twice", "a label of its own for each channel");
            }
        }
        List<FieldSpec> signal =
                profile.frame().allFields().stream().filter(FieldSpec::isSignal).toList();
        if (signal.isEmpty()) {
            throw frame.bad("no field with 'firstChannel'", "at least one field whose values are the signal");
        }
        int channels = profile.montage().size();
        boolean[] filled = new boolean[channels];
        for (FieldSpec field : signal) {
            int values = field.type() == FieldType.CODEC ? channels : field.count();
            for (int first : firstChannels(field)) {
                if (first + values > channels) {
                    throw frame.bad(
                            "the field '" + field.name() + "' with channels " + first + " to " + (first + values - 1),
                            "no channel above " + (channels - 1) + ", as $.channels says");
                }
                Arrays.fill(filled, first, first + values, true);
            }
        }
        for (int channel = 0; channel < channels; channel++) {
            if (!filled[channel]) {
                throw list.bad(
                        "the channel '"
                                + profile.montage().channels().get(channel).label() + "', which no field fills",
                        "a field with 'firstChannel' for each channel");
            }
        }
    }

    private int[] firstChannels(FieldSpec field) {
        return profile.frame()
                .pairing()
                .map(pair -> new int[] {pair.evenFirstChannel(), pair.oddFirstChannel()})
                .orElseGet(() -> new int[] {field.firstChannel().orElse(0)});
    }

    private void checkFixed() {
        FrameSpec spec = profile.frame();
        if (spec.lengths().isEmpty()) {
            throw frame.bad("neither 'length' nor 'lengths'", "the bytes of a frame, or the name of a codec");
        }
        int shortest = spec.lengths().stream().mapToInt(Integer::intValue).min().orElse(0);
        if (spec.header().length() > shortest) {
            throw frame.bad("a header of " + spec.header().length() + " bytes", "at most the frame's " + shortest);
        }
        boolean proves = !spec.header().isEmpty()
                || !spec.footers().isEmpty()
                || spec.checksum().kind() != ChecksumSpec.Kind.NONE;
        if (!proves) {
            throw frame.bad(
                    "neither header, footer nor checksum", "at least one of them, by which a frame can be found");
        }
        for (HexBytes footer : spec.footers()) {
            int at = spec.footerOffset() < 0 ? shortest + spec.footerOffset() : spec.footerOffset();
            if (at < 0 || at + footer.length() > shortest) {
                throw frame.bad("a footer at byte " + at, "one that ends inside the frame of " + shortest + " bytes");
            }
        }
        spec.allFields().forEach(field -> checkInside(field, shortest));
        spec.counter().ifPresent(counter -> {
            checkInside(counter.field(), shortest);
            if (counter.modulus() % counter.step() != 0) {
                throw frame.bad(
                        "the counter's step " + counter.step(), "a divisor of its modulus " + counter.modulus());
            }
        });
        for (VariantSpec variant : spec.variants()) {
            if (variant.offset() >= shortest) {
                throw frame.bad("a variant by byte " + variant.offset(), "a byte of the frame, 0 to " + (shortest - 1));
            }
            variant.mode().filter(mode -> profile.dialogue(mode).isEmpty()).ifPresent(mode -> {
                throw frame.bad(
                        "a variant of the mode '" + mode + "', for which there is no dialogue",
                        "a dialogue of this name in $.commands, which switches to the mode");
            });
            if (variant.offset() != spec.variants().get(0).offset()) {
                throw frame.bad("variants by different bytes", "one byte that tells all variants apart");
            }
        }
        if (spec.pairing().isPresent() && spec.counter().isEmpty()) {
            throw top.required("pairing", "halves").bad("a pairing by count", "a counter in the frame");
        }
    }

    private void checkInside(FieldSpec field, int length) {
        if (field.type() == FieldType.CODEC) {
            throw frame.bad("the field '" + field.name() + "' without a type", "one of " + words());
        }
        if (field.type() == FieldType.UBITS && (field.bitPositions().isEmpty() || field.bits() == 0)) {
            throw frame.bad("the field '" + field.name() + "' of bits", "'from' and 'bits' that say which");
        }
        if (field.end() > length) {
            throw frame.bad(
                    "the field '" + field.name() + "' that ends at byte " + field.end(),
                    "one that ends inside the frame of " + length + " bytes");
        }
        int places = field.order().isEmpty() ? field.count() : field.order().size();
        Set<Integer> distinct = new HashSet<>(field.order());
        if (places != field.count() || (!field.order().isEmpty() && distinct.size() != field.count())) {
            throw frame.bad(
                    "the order " + field.order() + " of field '" + field.name() + "'",
                    "each place from 0 to " + (field.count() - 1) + " once");
        }
        if (distinct.stream().anyMatch(place -> place >= field.count())) {
            throw frame.bad(
                    "the order " + field.order() + " of field '" + field.name() + "'",
                    "no place above " + (field.count() - 1));
        }
    }

    private static String words() {
        return String.join(", ", FieldType.words().subList(0, FieldType.words().size() - 1));
    }

    private void checkImpedance() {
        profile.impedance().ifPresent(impedance -> {
            JsonPlace place = top.required("impedance", "how impedance is measured");
            if (impedance instanceof LeadOffSine sine) {
                checkCurrent(place, sine.driveAmps());
                checkSine(place, sine);
            } else if (impedance instanceof QuarterRate carrier) {
                checkCurrent(place, carrier.driveAmps());
            }
        });
    }

    private void checkCurrent(JsonPlace place, double driveAmps) {
        if (driveAmps <= 0) {
            throw place.bad("no 'driveAmps'", "the current's amplitude, by which a voltage is an impedance");
        }
        String unit = profile.montage().channels().get(0).unit();
        if (!unit.equals(Channel.MICROVOLTS)) {
            throw place.bad(
                    "samples in the unit '" + unit + "'", "samples in uV, by which a current tells an impedance");
        }
    }

    private void checkSine(JsonPlace place, LeadOffSine sine) {
        if (sine.frequencyHz() <= 0 || sine.frequencyHz() >= profile.sampleRateHz() / 2) {
            throw place.bad(
                    sine.frequencyHz() + " Hz",
                    "a 'frequencyHz' above 0 and below half the sample rate of " + profile.sampleRateHz() + " Hz");
        }
        if (!sine.on().isEmpty()
                && sine.channelCodes().size() != profile.montage().size()) {
            throw place.bad(
                    sine.channelCodes().size() + " channel codes",
                    "one for each of the " + profile.montage().size() + " channels");
        }
    }
}
