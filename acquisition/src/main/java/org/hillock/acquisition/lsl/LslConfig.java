package org.hillock.acquisition.lsl;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.lsl.LslSettings.RandomPorts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads {@code lsl_api.cfg} as liblsl does: INI with sections, {@code ;} at the start of a comment, lists in braces. An
 * empty value, a key given twice or a line without an equals sign spoils the whole file.
 */
public final class LslConfig {
    private static final Logger LOG = LoggerFactory.getLogger(LslConfig.class);
    private static final long FILE_BYTES = 1 << 20;
    private static final String V6_GROUP = "113D:6FDD:2C17:A643:FFE2:1BD1:3CD2";

    private final Map<String, String> values;
    private final String where;

    private LslConfig(Map<String, String> values, String where) {
        this.values = values;
        this.where = where;
    }

    /**
     * The first readable file of the environment's {@code LSLAPICFG}, {@code ./lsl_api.cfg}, {@code
     * ~/lsl_api/lsl_api.cfg} and {@code /etc/lsl_api/lsl_api.cfg}; the defaults, with a warning, when it is spoilt, and
     * without when there is none.
     */
    public static LslSettings load() {
        Optional<Path> file = file();
        if (file.isEmpty()) {
            return LslSettings.defaults();
        }
        try {
            return read(file.get());
        } catch (AcquisitionException e) {
            LOG.warn("{} The defaults are used.", e.getMessage());
            return LslSettings.defaults();
        }
    }

    /** The places where a configuration is looked for, in order. */
    public static List<Path> places() {
        return Stream.of(
                        Optional.ofNullable(System.getenv("LSLAPICFG")).orElse(""),
                        "lsl_api.cfg",
                        Path.of(System.getProperty("user.home", "."), "lsl_api", "lsl_api.cfg")
                                .toString(),
                        "/etc/lsl_api/lsl_api.cfg")
                .filter(name -> !name.isEmpty())
                .map(Path::of)
                .toList();
    }

    /** The file that {@link #load} reads; empty when there is none. */
    public static Optional<Path> file() {
        return places().stream()
                .filter(Files::isReadable)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /**
     * Reads one file.
     *
     * @throws AcquisitionException when it cannot be read or is spoilt
     */
    public static LslSettings read(Path file) {
        try {
            if (Files.size(file) > FILE_BYTES) {
                throw AcquisitionException.badInput(
                        file.toString(), "more than 1 MiB", "an lsl_api.cfg", "name the right file");
            }
            return parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new AcquisitionException(file + " cannot be read as lsl_api.cfg: " + e.getMessage() + ".", e);
        }
    }

    /**
     * Reads the text of a file.
     *
     * @throws AcquisitionException when it is spoilt, with the line
     */
    public static LslSettings parse(String text, String where) {
        return new LslConfig(keys(text, where), where).settings();
    }

    private static Map<String, String> keys(String text, String where) {
        Map<String, String> values = new HashMap<>();
        String section = "";
        int number = 0;
        for (String raw : text.split("\r?\n", -1)) {
            number++;
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith(";")) {
                continue;
            }
            if (line.startsWith("[") && line.endsWith("]")) {
                section = line.substring(1, line.length() - 1).strip();
                continue;
            }
            int equals = line.indexOf('=');
            String key =
                    equals < 0 ? "" : section + "." + line.substring(0, equals).strip();
            String value = equals < 0 ? "" : line.substring(equals + 1).strip();
            if (value.isEmpty() || values.putIfAbsent(key, value) != null) {
                throw AcquisitionException.badInput(
                        where + ", line " + number,
                        "'" + LslInfoXml.shown(line) + "'",
                        "key = value, each key once",
                        "correct the line, since liblsl ignores the whole file as well");
            }
        }
        return values;
    }

    private LslSettings settings() {
        List<StandardProtocolFamily> families =
                switch (text("ports.IPv6", "allow")) {
                    case "disable" -> List.of(StandardProtocolFamily.INET);
                    case "force" -> List.of(StandardProtocolFamily.INET6);
                    default -> List.of(StandardProtocolFamily.INET, StandardProtocolFamily.INET6);
                };
        int scope = scope();
        List<String> addresses = list("multicast.AddressesOverride", "{}");
        int timeToLive = whole("multicast.TTLOverride", -1, -1, 255);
        return new LslSettings(
                whole("ports.MulticastPort", 16571, 0, 65_535),
                whole("ports.BasePort", 16572, 1, 65_535),
                whole("ports.PortRange", 32, 1, 65_535),
                text("ports.AllowRandomPorts", "1").equals("1") ? RandomPorts.ALLOWED : RandomPorts.REFUSED,
                families,
                text("multicast.ListenAddress", "").replace("\"", ""),
                addresses.isEmpty() ? addresses(scope) : addresses,
                timeToLive >= 0 ? timeToLive : new int[] {0, 1, 24, 32, 255}[scope],
                list("lab.KnownPeers", "{}"),
                text("lab.SessionID", "default"),
                Duration.ofMillis(500),
                Duration.ofMillis((long) (1000 * seconds("tuning.WatchdogTimeThreshold", 15))),
                LslSettings.USUAL_BUFFER);
    }

    private int scope() {
        return switch (text("multicast.ResolveScope", "site")) {
            case "machine" -> 0;
            case "link" -> 1;
            case "organization" -> 3;
            case "global" -> 4;
            default -> 2;
        };
    }

    private List<String> addresses(int scope) {
        List<String> all = new ArrayList<>(list("multicast.MachineAddresses", "{127.0.0.1}"));
        String group = text("multicast.IPv6MulticastGroup", V6_GROUP);
        String[][] wider = {
            {"Link", "{255.255.255.255, 224.0.0.1, 224.0.0.183}", "FF02:"},
            {"Site", "{239.255.172.215}", "FF05:"},
            {"Organization", "{}", "FF08:"},
            {"Global", "{}", "FF0E:"},
        };
        for (int s = 0; s < scope; s++) {
            all.addAll(list("multicast." + wider[s][0] + "Addresses", wider[s][1]));
            all.add(wider[s][2] + group);
        }
        return all;
    }

    private String text(String key, String otherwise) {
        return values.getOrDefault(key, otherwise);
    }

    private List<String> list(String key, String otherwise) {
        String value = text(key, otherwise);
        String inner = value.startsWith("{") && value.endsWith("}") ? value.substring(1, value.length() - 1) : value;
        return Stream.of(inner.split(","))
                .map(item -> item.strip().replace("\"", ""))
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private int whole(String key, int otherwise, int least, int most) {
        int value = Digits.whole(text(key, Integer.toString(otherwise)), least, most);
        if (value < least) {
            throw bad(key, "a whole number of " + least + " to " + most);
        }
        return value;
    }

    private double seconds(String key, double otherwise) {
        double value = Digits.parse(text(key, Double.toString(otherwise)));
        if (!(value > 0 && value < 1e6)) {
            throw bad(key, "a positive number of seconds");
        }
        return value;
    }

    private AcquisitionException bad(String key, String expected) {
        return AcquisitionException.badInput(
                where, "'" + LslInfoXml.shown(text(key, "")) + "' as " + key, expected, "correct the file");
    }
}
