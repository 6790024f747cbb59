package org.hillock.runtime.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.runtime.budget.HostSteal;
import org.hillock.runtime.host.Finding;
import org.hillock.runtime.host.MachineDoctor;
import org.hillock.runtime.host.WaitCost;
import org.hillock.runtime.pipeline.WaitTrial;
import org.hillock.runtime.session.BudgetSetting.WaitWord;
import org.hillock.runtime.session.Session;
import org.hillock.runtime.session.SessionFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hillock doctor}. */
@Command(
        name = "doctor",
        description = {
            "Tell how well this machine can keep a latency budget: CPUs, real-time scheduling, timers, clock, host, load;"
                    + " then measure what each way of waiting gains and costs.",
            "Nothing is changed: a session asks for scheduling in $.budget.scheduling."
        })
final class DoctorCommand extends HillockCommand {
    @Parameters(
            paramLabel = "SESSION",
            arity = "0..1",
            description = "A session file, to tell what each of its devices does by itself when its link is lost.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "1",
            converter = LslOptions.SecondsConverter.class,
            description = "How long to measure each way of waiting. Default: 1.")
    private Duration length = Duration.ofSeconds(1);

    @Option(names = "--json", description = "Print the findings as JSON.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        Optional<Session> session = file.map(SessionFiles::read);
        List<Finding> findings = new MachineDoctor().findings();
        long stolenBefore = HostSteal.millis();
        List<WaitCost> costs = new ArrayList<>();
        WaitTrial trial = new WaitTrial(SessionClock.monotonic());
        for (WaitWord waiting : EnumSet.complementOf(EnumSet.of(WaitWord.DIRECT))) {
            costs.add(trial.measure(waiting, length));
        }
        long stolen = HostSteal.millis() - stolenBefore;
        if (json) {
            ObjectNode tree = tree(findings, costs, stolen);
            session.ifPresent(one -> DrivenDevices.add(one, tree.putArray("drives")));
            printJson(tree);
        } else {
            print(findings, costs, stolen);
            session.ifPresent(one -> DrivenDevices.print(one, out()));
        }
        return ExitCode.DONE;
    }

    private static ObjectNode tree(List<Finding> findings, List<WaitCost> costs, long stolen) {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode tree = mapper.createObjectNode();
        tree.set("findings", mapper.valueToTree(findings));
        tree.set("waiting", mapper.valueToTree(costs));
        return tree.put("stolenMillis", stolen);
    }

    private void print(List<Finding> findings, List<WaitCost> costs, long stolen) {
        for (Finding finding : findings) {
            String mark = finding.verdict() == Finding.Verdict.COSTS ? "!" : " ";
            out().println(String.format(Locale.ROOT, "%s %-16s %s", mark, finding.about(), finding.value()));
            if (!finding.advice().isEmpty()) {
                out().println(String.format(Locale.ROOT, "  %-16s %s", "", finding.advice()));
            }
        }
        out().println();
        out().println(String.format(
                Locale.ROOT,
                "%-10s%10s%10s%10s%8s   (us from hand-over to taking)",
                "waiting",
                "p50",
                "p99",
                "max",
                "CPU"));
        for (WaitCost cost : costs) {
            out().println(String.format(
                    Locale.ROOT,
                    "  %-8s%10.1f%10.1f%10.1f%7.0f%%",
                    cost.waiting(),
                    cost.medianMicros(),
                    cost.p99Micros(),
                    cost.maxMicros(),
                    100 * cost.cpuShare()));
        }
        out().println("The host kept its CPUs from this machine for " + stolen + " ms meanwhile.");
    }
}
