package org.hillock.runtime.pipeline;

import java.util.List;
import java.util.Optional;
import org.hillock.acquisition.stream.StreamInfo;
import org.hillock.decoding.condition.ConditioningSettings;
import org.hillock.decoding.condition.FilterSettings;
import org.hillock.decoding.condition.GateSettings;
import org.hillock.decoding.condition.Notch;
import org.hillock.decoding.condition.Rereference;
import org.hillock.decoding.epoch.Cut;
import org.hillock.decoding.epoch.FrontEnd;
import org.hillock.decoding.epoch.FrontEndSettings;
import org.hillock.runtime.session.ConditioningSetting;
import org.hillock.runtime.session.Session;

/** Builds front ends from session files. */
public final class FrontEnds {
    private FrontEnds() {}

    /**
     * A front end at rest for a stream and for decoders of these kinds.
     *
     * @throws org.hillock.decoding.DecodingException when the stream lacks what the session asks for
     */
    public static FrontEnd create(Session session, StreamInfo stream, DecoderNeeds needs) {
        ConditioningSetting setting = session.conditioning();
        FrontEndSettings settings = new FrontEndSettings(
                setting.channels(),
                new ConditioningSettings(reference(setting), filters(setting), setting.decimate(), gate(setting)),
                session.epochs().onsets().keySet(),
                session.epochs().window(),
                session.epochs().slides() ? Cut.WINDOWS : Cut.EPOCHS,
                needs.moments());
        return new FrontEnd(settings, stream, needs.bands());
    }

    private static Rereference reference(ConditioningSetting setting) {
        return switch (setting.reference()) {
            case NONE -> new Rereference.None();
            case AVERAGE -> new Rereference.Average();
            case CHANNEL -> new Rereference.SingleChannel(setting.referenceChannel());
            case LAPLACIAN -> new Rereference.Laplacian();
        };
    }

    private static List<FilterSettings> filters(ConditioningSetting setting) {
        return setting.notchHz() == 0
                ? List.of()
                : List.of(new FilterSettings.HarmonicNotch(setting.notchHz(), Notch.USUAL_QUALITY));
    }

    private static Optional<GateSettings> gate(ConditioningSetting setting) {
        GateSettings usual = GateSettings.USUAL;
        return setting.gateMicrovolts() == 0
                ? Optional.empty()
                : Optional.of(
                        new GateSettings(setting.gateMicrovolts(), usual.hold(), usual.flatMicrovolts(), usual.flat()));
    }
}
