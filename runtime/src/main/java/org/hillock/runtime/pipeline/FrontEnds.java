package org.hillock.runtime.pipeline;

import java.util.List;
import org.hillock.acquisition.stream.StreamInfo;
import org.hillock.decoding.condition.Band;
import org.hillock.decoding.epoch.FrontEnd;
import org.hillock.decoding.epoch.FrontEndSettings;
import org.hillock.runtime.session.ConditioningSetting;
import org.hillock.runtime.session.Session;

/** Builds front ends from session files. */
public final class FrontEnds {
    private FrontEnds() {}

    /** A front end at rest for a stream. */
    public static FrontEnd create(Session session, StreamInfo stream, List<Band> bands) {
        ConditioningSetting conditioning = session.conditioning();
        FrontEndSettings settings = new FrontEndSettings(
                conditioning.channels(),
                conditioning.reference().name(),
                conditioning.notchHz(),
                conditioning.decimate(),
                conditioning.gateMicrovolts(),
                session.epochs().onsets().keySet(),
                session.epochs().window());
        return new FrontEnd(settings, stream, bands);
    }
}
