package org.hillock.runtime.cli;

import java.time.Duration;
import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.runtime.lsl.Diagnosis;
import org.hillock.runtime.lsl.Doctor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hillock lsl doctor}. */
@Command(
        name = "doctor",
        description = {
            "Find out why streams are not seen or not received: configuration, interfaces, every way a question was sent"
                    + " and who answered it, data ports, clocks, samples; then what to do.",
            "A test stream of this process shows which ways work on this machine at all. Ends with 1 when there is a fault."
        })
final class LslDoctorCommand extends HillockCommand {
    @Mixin
    private LslOptions lsl = new LslOptions();

    @Option(
            names = "--survey",
            paramLabel = "S",
            defaultValue = "2",
            converter = LslOptions.SecondsConverter.class,
            description = "How long to ask who is there. Default: 2.")
    private Duration survey = Duration.ofSeconds(2);

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "5",
            converter = LslOptions.SecondsConverter.class,
            description = "How long to receive each stream. Default: 5.")
    private Duration listen = Duration.ofSeconds(5);

    @Option(names = "--json", description = "Print the diagnosis as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        LslLibrary library = lsl.library();
        Doctor doctor = new Doctor(library, lsl.configFile(), survey, listen);
        Diagnosis diagnosis;
        try (StopHook hook = StopHook.of(doctor::stop)) {
            diagnosis = doctor.look();
            DiagnosisReport report = new DiagnosisReport(diagnosis, library.word() + ", " + library.version());
            if (json) {
                printJson(report.json());
            } else {
                report.print(out());
            }
        }
        return diagnosis.faults() > 0 ? ExitCode.WORK_FAILED : ExitCode.DONE;
    }
}
