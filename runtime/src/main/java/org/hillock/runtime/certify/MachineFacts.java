package org.hillock.runtime.certify;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hillock.runtime.host.Finding;
import org.hillock.runtime.host.MachineDoctor;

/** What a certificate says of machine and JVM. */
final class MachineFacts {
    private MachineFacts() {}

    static Map<String, String> read() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("processor", processor());
        for (Finding finding : new MachineDoctor().findings()) {
            facts.merge(finding.about(), finding.value(), (a, b) -> a + "; " + b);
        }
        facts.put("heap", Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB at most");
        facts.put(
                "JVM options",
                String.join(
                        " ",
                        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                                .filter(option -> option.startsWith("-X"))
                                .toList()));
        return facts;
    }

    private static String processor() {
        try {
            return Files.readString(Path.of("/proc/cpuinfo"))
                    .lines()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException notHere) {
            return "unknown";
        }
    }
}
