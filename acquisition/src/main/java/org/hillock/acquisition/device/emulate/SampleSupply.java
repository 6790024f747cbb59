package org.hillock.acquisition.device.emulate;

/** What an emulated device measures. */
public interface SampleSupply extends AutoCloseable {
    /**
     * The next sample.
     *
     * @param sample a value a channel in the profile's unit. Modified.
     * @return whether there was one
     */
    boolean next(float[] sample);

    /** The value of the trigger line at the last sample; 0 when it is at rest. */
    int trigger();

    @Override
    void close();
}
