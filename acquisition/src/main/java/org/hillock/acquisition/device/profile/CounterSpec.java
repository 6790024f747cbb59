package org.hillock.acquisition.device.profile;

/**
 * What a device counts its frames by.
 *
 * @param field where it stands
 * @param modulus the count after which it is 0 again
 * @param step how much it grows from frame to frame
 */
public record CounterSpec(FieldSpec field, long modulus, long step) {
    /** How many frames it takes to come round. */
    public long framesAround() {
        return modulus / step;
    }
}
