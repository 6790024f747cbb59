package org.hillock.runtime.pipeline;

import org.hillock.acquisition.stream.ElectrodeImpedance;
import org.hillock.acquisition.stream.Lost;
import org.hillock.acquisition.stream.Recovered;
import org.hillock.acquisition.stream.SignalQuality;

/** Is told of streams that go away and come back; called on the decoding thread. */
public interface SourceNews {
    /** Tells nobody. */
    SourceNews NOBODY = new SourceNews() {
        @Override
        public void lost(Lost event) {}

        @Override
        public void recovered(Recovered event) {}
    };

    /** A stream went away. */
    void lost(Lost event);

    /** It is back. */
    void recovered(Recovered event);

    /** How well the channels of the decoded stream measured over the last seconds. */
    default void quality(SignalQuality event) {}

    /** What the contact of an electrode of the decoded stream measured. */
    default void impedance(ElectrodeImpedance event) {}
}
