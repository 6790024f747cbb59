package org.hillock.runtime.session;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;

/** Where signals come from; told apart by {@code from}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "from")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SourceSetting.Recording.class, name = "recording"),
    @JsonSubTypes.Type(value = SourceSetting.Synthetic.class, name = "synthetic"),
    @JsonSubTypes.Type(value = SourceSetting.Lsl.class, name = "lsl"),
    @JsonSubTypes.Type(value = SourceSetting.Serial.class, name = "serial")
})
public sealed interface SourceSetting {
    /** Whether signals come at times of their own, so that no speed can be chosen. */
    default boolean isLive() {
        return false;
    }

    /** Recorded files, one after the other; each begins with filters at rest. */
    record Recording(
            @Described(
                    value =
                            "Files or patterns such as \"sub-01/run-*.edf\", looked for under --data alone, else beside the"
                                    + " session file, under HILLOCK_DATA and ../shared/data.",
                    minItems = 1)
            List<String> files,

            @Described(
                    value = "The name of the stream to decode; empty: the first one with EEG channels.",
                    absent = "\"\"")
            String stream)
            implements SourceSetting {
        /** Copies the list. */
        public Recording {
            files = List.copyOf(files);
        }
    }

    /** A headset that does not exist: imagined movements with a known truth, which repeat bit for bit. */
    record Synthetic(
            @Described(value = "The seed of the signal.", absent = "1")
            long seed,

            @Described(value = "Frames per second.", absent = "250", min = 50, max = 20000)
            double rateHz,

            @Described(value = "The number of trials.", absent = "40", min = 1, max = 1000000)
            int trials,

            @Described(
                    value = "What is imagined; the words are also the labels of the cues.",
                    absent = "[\"left\", \"right\"]",
                    minItems = 1)
            List<ImageryWord> imagery,

            @Described(
                    value = "How much of the rhythm's power goes while imagining.",
                    absent = "0.6",
                    min = 0,
                    max = 0.8)
            double depth,

            @Described(
                    value = "1: only the opposite hand area takes part, 0: both alike.",
                    absent = "0.75",
                    min = 0,
                    max = 1)
            double laterality)
            implements SourceSetting {
        /** Copies the list. */
        public Synthetic {
            imagery = List.copyOf(imagery);
        }
    }

    /** A stream of Lab Streaming Layer, and the markers of another one. */
    record Lsl(
            @Described(
                    "The stream of samples: a predicate such as \"type='EEG' and name='Cap'\", as 'hillock lsl list --query'"
                            + " takes it. Exactly one stream must answer.")
            String stream,

            @Described(
                    value = "The stream of markers by a predicate, texts or event codes; empty: none.",
                    absent = "\"\"")
            String markers,

            @Described(
                    value = "Hillock's own implementation, which needs nothing installed, or the machine's liblsl.",
                    absent = "\"java\"")
            Library library,

            @Described(
                    value =
                            "An lsl_api.cfg, looked for beside the session file; empty: the one that liblsl would read.",
                    absent = "\"\"")
            String config,

            @Described(
                    value =
                            "What is done to stamps: brought to this machine's clock, smoothed by a line through them (for"
                                    + " regular streams that drop nothing), never let to step back.",
                    absent = "[\"clocksync\", \"monotonize\"]")
            List<StampWord> postProcessing,

            @Described(
                    value =
                            "How many seconds of a stream are kept while the session is busy, by its outlet and here (a stream"
                                    + " without a rate counts as 100 Hz); what is beyond is dropped, oldest first, and told as a"
                                    + " gap. liblsl rounds its own part up to whole seconds.",
                    absent = "360",
                    min = 0.01,
                    max = 86400)
            double bufferSeconds,

            @Described(value = "How long to look for the streams at the start.", absent = "10", min = 0.5, max = 3600)
            double findSeconds,

            @Described(
                    value = "After how long without a stream that went away the session fails; 0: never.",
                    absent = "0",
                    min = 0,
                    max = 86400)
            double recoverySeconds,

            @Described(
                    value =
                            "How long samples may wait for markers of an earlier time; adds to the latency of every decision"
                                    + " while no markers come. 0: late markers are taken late, which epochs bear.",
                    absent = "0",
                    min = 0,
                    max = 5000)
            double holdMillis)
            implements SourceSetting {
        /** Copies the list. */
        public Lsl {
            postProcessing = List.copyOf(postProcessing);
        }

        @Override
        public boolean isLive() {
            return true;
        }
    }

    /** A step in the processing of stamps. */
    enum StampWord {
        CLOCKSYNC,
        DEJITTER,
        MONOTONIZE
    }

    /** An implementation of Lab Streaming Layer. */
    enum Library {
        JAVA,
        NATIVE
    }

    /** A headset or board on a serial line; live, until the session is stopped. */
    record Serial(
            @Described("The device's profile: its id or another name, or the path of a profile that ends in .json.")
            String device,

            @Described("The port, such as \"/dev/ttyUSB0\" or \"COM3\"; 'hillock devices' lists them.")
            String port,

            @Described(
                    value = "The device's auxiliary value that is a trigger line, such as \"analog A5\"; empty: none.",
                    absent = "\"\"")
            String trigger,

            @Described(
                    value = "The trigger line's value of each marker label; other values are markers of their number.",
                    absent = "{}")
            Map<String, Integer> triggers,

            @Described(
                    value =
                            "Whether the electrodes' impedance is measured before the first sample, where the device's profile"
                                    + " says how; takes up to three seconds an electrode.",
                    absent = "false")
            boolean impedance)
            implements SourceSetting {
        /** Copies the map. */
        public Serial {
            triggers = Map.copyOf(triggers);
        }

        @Override
        public boolean isLive() {
            return true;
        }
    }

    /** An imagined movement. */
    enum ImageryWord {
        LEFT,
        RIGHT,
        FEET,
        REST
    }
}
