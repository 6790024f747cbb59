package org.hillock.acquisition.lsl.nativelib;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.net.StandardProtocolFamily;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.lsl.LslSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells liblsl the settings. liblsl has one configuration a process, which it reads at its first use and never again; from
 * 1.17 on it takes the text of one from the program.
 */
final class LiblslConfig {
    private static final Logger LOG = LoggerFactory.getLogger(LiblslConfig.class);
    private static @Nullable LslSettings applied;

    private LiblslConfig() {}

    /**
     * Hands the settings over, once a process.
     *
     * @throws AcquisitionException when the process uses liblsl with other settings already
     */
    static synchronized void apply(NativeLibrary library, LslSettings settings) {
        // Buffers are each stream's own.
        LslSettings common = settings.withBuffer(LslSettings.USUAL_BUFFER);
        if (applied != null) {
            if (!applied.equals(common)) {
                throw new AcquisitionException(
                        "liblsl has one configuration a process, and this one uses it with others"
                                + " already; use the same settings, or the library \"java\".");
            }
            return;
        }
        try {
            Function function = library.getFunction("lsl_set_config_content");
            function.invokeVoid(new Object[] {bytes(text(settings))});
        } catch (UnsatisfiedLinkError e) {
            LOG.warn("This liblsl takes no settings from a program (1.17 does); it reads lsl_api.cfg itself.");
        }
        applied = common;
    }

    private static byte[] bytes(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(utf8, utf8.length + 1);
    }

    /** The settings as an {@code lsl_api.cfg}. */
    static String text(LslSettings settings) {
        boolean four = settings.families().contains(StandardProtocolFamily.INET);
        boolean six = settings.families().contains(StandardProtocolFamily.INET6);
        StringBuilder text = new StringBuilder(512);
        int multicastPort = settings.multicastPort() > 0
                ? settings.multicastPort()
                : Math.min(65_535, settings.basePort() + settings.portRange());
        text.append("[ports]\nMulticastPort = ").append(multicastPort);
        text.append("\nBasePort = ").append(settings.basePort());
        text.append("\nPortRange = ").append(settings.portRange());
        text.append("\nAllowRandomPorts = ").append(settings.randomPorts() == LslSettings.RandomPorts.ALLOWED ? 1 : 0);
        text.append("\nIPv6 = ").append(six ? four ? "allow" : "force" : "disable");
        text.append("\n[multicast]\n");
        if (settings.multicastPort() == 0 || settings.multicastAddresses().isEmpty()) {
            text.append("ResolveScope = machine\n");
        } else {
            text.append("AddressesOverride = ").append(list(settings.multicastAddresses()));
            text.append("\nTTLOverride = ").append(settings.timeToLive()).append('\n');
        }
        text.append("[lab]\nKnownPeers = ").append(list(settings.knownPeers()));
        text.append("\nSessionID = ").append(settings.sessionId());
        double silenceSeconds = settings.silenceLimit().toMillis() / 1000.0;
        text.append(String.format(Locale.ROOT, "%n[tuning]%nWatchdogTimeThreshold = %.3f%n", silenceSeconds));
        return text.append("[log]\nlevel = -2\n").toString();
    }

    private static String list(List<String> items) {
        return "{" + String.join(", ", items) + "}";
    }
}
