package org.hillock.acquisition.file.edf;

import org.hillock.acquisition.file.ChannelGuess;
import org.hillock.acquisition.file.PhysicalUnit;
import org.hillock.acquisition.stream.Channel;
import org.hillock.acquisition.stream.ChannelType;

/**
 * One signal as the header describes it.
 *
 * @param label as the file gives it, without padding
 * @param transducer the electrode's kind, free text
 * @param prefiltering the recorder's filters, free text
 * @param unit what the physical values are measured in
 * @param gain physical units, after conversion, a digital step
 * @param offset the physical value, after conversion, of digital 0
 * @param samples how many samples a record holds
 * @param byteOffset where its samples begin in a record
 * @param role what its bytes are
 */
record EdfSignal(
        String label,
        String transducer,
        String prefiltering,
        PhysicalUnit unit,
        double gain,
        double offset,
        int samples,
        long byteOffset,
        Role role) {
    /** What the bytes of a signal are. */
    enum Role {
        /** Samples of a physical quantity. */
        SAMPLES,
        /** Samples of a trigger line on a physical scale. */
        TRIGGER,
        /** BioSemi's status words: 24 bits, the low 16 of them the trigger inputs. */
        STATUS,
        /** Time-stamped annotation lists. */
        ANNOTATIONS
    }

    /** The channel of a stream that it becomes. */
    Channel channel() {
        return isTrigger()
                ? Channel.of(ChannelGuess.label(label), ChannelType.TRIGGER, "")
                : ChannelGuess.channel(label, unit);
    }

    /** Whether it is a trigger line of either kind. */
    boolean isTrigger() {
        return role == Role.TRIGGER || role == Role.STATUS;
    }
}
