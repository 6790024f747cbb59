package org.hillock.acquisition.merge;

import java.time.Duration;
import java.util.List;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.SignalSourceContract;
import org.hillock.acquisition.stream.StreamInfo;
import org.hillock.acquisition.synthetic.SyntheticHeadset;
import org.hillock.acquisition.synthetic.SyntheticSettings;

/** The contract of sources, over a synthetic headset and further markers that come all at once. */
class MergedSourceContractTest extends SignalSourceContract {
    @Override
    protected SignalSource open() {
        ScriptedSource keys = new ScriptedSource(StreamInfo.markers("keys"));
        for (long second = 1; second < 10; second++) {
            long time = second * 1_000_000_000L + 7;
            keys.tell(new Marker("keys", time, time, "key", 0));
        }
        keys.told.tryEmitComplete();
        SignalSource headset =
                new SyntheticHeadset(SyntheticSettings.defaults().withTrials(2).withRate(100));
        return new MergedSource(List.of(headset, keys), Duration.ofMinutes(1), SessionClock.monotonic());
    }
}
