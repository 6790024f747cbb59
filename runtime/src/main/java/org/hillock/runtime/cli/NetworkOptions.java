package org.hillock.runtime.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.hillock.runtime.snn.LoadedNetwork;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which network, and what is said about it beside its file. */
final class NetworkOptions {
    @Parameters(paramLabel = "NET", description = "A network file (NET.json) or a NIR graph (NET.nir).")
    private Path file = Path.of("");

    @Option(names = "--seed", paramLabel = "N", description = "The seed, in place of the file's.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--dt",
            paramLabel = "S",
            description =
                    "The step in the unit of a NIR graph's time constants, which is taken for seconds; 0.0001 when"
                            + " absent.")
    private Optional<Double> step = Optional.empty();

    @Option(
            names = "--input-rate",
            paramLabel = "HZ",
            description = "Poisson spikes at every input of a NIR graph; silent when absent.")
    private Optional<Double> inputRate = Optional.empty();

    LoadedNetwork load() {
        return LoadedNetwork.read(
                file,
                new LoadedNetwork.Options(
                        seed.map(OptionalLong::of).orElse(OptionalLong.empty()),
                        step.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                        inputRate.map(OptionalDouble::of).orElse(OptionalDouble.empty())));
    }
}
