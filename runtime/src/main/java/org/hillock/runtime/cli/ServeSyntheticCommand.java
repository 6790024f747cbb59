package org.hillock.runtime.cli;

import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.acquisition.replay.Pace;
import org.hillock.acquisition.synthetic.SyntheticHeadset;
import org.hillock.acquisition.synthetic.SyntheticSettings;
import org.hillock.runtime.lsl.Republisher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hillock serve synthetic}. */
@Command(
        name = "synthetic",
        description = {
            "A headset that does not exist: its wearer imagines moving the left or the right hand.",
            "Publishes the samples and, on a stream of their own, the cues 'left' and 'right'. 'hillock run"
                    + " sessions/lsl-live.json' learns from it."
        })
final class ServeSyntheticCommand extends ServeSourceCommand {
    @Option(names = "--rate", paramLabel = "HZ", defaultValue = "250", description = "Default: 250.")
    private double rateHz = 250;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Another wearer. Default: 1.")
    private long seed = 1;

    @Option(
            names = "--trials",
            paramLabel = "N",
            defaultValue = "0",
            description = "End after so many; 0: never (default).")
    private int trials;

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "1",
            converter = Speed.Converter.class,
            description = "How fast its time runs, for trying things out: stamps run as fast. Default: 1.")
    private Speed speed = new Speed(1);

    @Override
    Republisher open(LslLibrary library, String streamName) {
        if (speed.isMax()) {
            throw wrongUse("--speed is a number here, since streams are live");
        }
        try {
            SyntheticSettings settings =
                    SyntheticSettings.defaults().withRate(rateHz).withSeed(seed).withTrials(trials);
            return Republisher.paced(new SyntheticHeadset(settings), library, streamName, Pace.times(speed.times()));
        } catch (IllegalArgumentException e) {
            throw wrongUse(String.valueOf(e.getMessage()));
        }
    }

    @Override
    String usualName() {
        return "hillock-synthetic";
    }
}
