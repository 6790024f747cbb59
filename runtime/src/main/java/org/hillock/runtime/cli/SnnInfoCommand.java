package org.hillock.runtime.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import org.hillock.runtime.snn.NetworkCost;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hillock snn info NET}. */
@Command(name = "info", description = "Tell what a network holds and what its steps cost, by NeuroBench's definitions.")
final class SnnInfoCommand extends HillockCommand {
    @Mixin
    private NetworkOptions options = new NetworkOptions();

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "0.1",
            description = "The model time of the short run that the steps are counted in (default 0.1).")
    private double seconds = 0.1;

    @Option(names = "--json", description = "Print the findings as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        NetworkCost cost = NetworkCost.of(options.load(), seconds);
        if (json) {
            printJson(new ObjectMapper().valueToTree(cost));
        } else {
            print(cost);
        }
        return ExitCode.DONE;
    }

    private void print(NetworkCost cost) {
        line("%s, step %s ms", cost.network(), Double.toString(cost.stepMillis()));
        for (NetworkCost.PopulationFacts population : cost.populations()) {
            line("population  %-24s %8d  %s", population.name(), population.neurons(), population.model());
        }
        for (NetworkCost.ProjectionFacts projection : cost.projections()) {
            line(
                    "projection  %-36s %10d synapses of %d bytes, delay %d steps%s",
                    projection.name(),
                    projection.synapses(),
                    projection.bytesPerSynapse(),
                    projection.delaySteps(),
                    projection.plastic() ? ", plastic by " + projection.rule() : "");
        }
        line("neurons     %d, sources %d", cost.neurons(), cost.sources());
        line("synapses    %d", cost.synapses());
        line("footprint   %d bytes of parameters and buffers", cost.footprintBytes());
        line("sparsity    %.4f of the connections are absent or zero", cost.connectionSparsity());
        line("a step      in %.3f s from the start:", cost.probedSeconds());
        line("            %.2f spikes, activation sparsity %.5f", cost.spikesPerStep(), cost.activationSparsity());
        line(
                "            %.1f accumulates, %.1f multiply-accumulates; dense hardware: %.0f",
                cost.accumulatesPerStep(), cost.multipliesPerStep(), cost.denseOperationsPerStep());
        line("            %.1f plastic updates", cost.plasticUpdatesPerStep());
    }

    private void line(String format, Object... arguments) {
        out().println(String.format(Locale.ROOT, format, arguments).stripTrailing());
    }
}
