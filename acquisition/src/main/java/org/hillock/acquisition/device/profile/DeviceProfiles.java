package org.hillock.acquisition.device.profile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.json.Words;
import org.jspecify.annotations.Nullable;

/**
 * All profiles that a name can mean: a path, one of the user's own, or one that ships with Hillock, in this order.
 *
 * <p>A user's profile with the id of a shipped one replaces it. A shipped one is read when it is first asked for. Any thread.
 */
public final class DeviceProfiles {
    private static final String FOLDER = "/org/hillock/device/";
    /** A shipped profile a line: its id and its aliases. */
    private static final String LIST = "profiles.txt";

    private static final long MOST_BYTES = 1 << 22;
    private static final Pattern AT_RATE = Pattern.compile("(.+)@(\\d{1,7}(?:\\.\\d{1,6})?)");

    private final Map<String, Entry> byId;

    /** A profile under its names, read or still to be read. */
    private static final class Entry {
        private final List<String> aliases;
        private final Supplier<DeviceProfile> source;
        private @Nullable DeviceProfile profile;

        Entry(List<String> aliases, Supplier<DeviceProfile> source) {
            this.aliases = aliases;
            this.source = source;
        }

        synchronized DeviceProfile profile() {
            DeviceProfile read = profile;
            if (read == null) {
                read = source.get();
                profile = read;
            }
            return read;
        }
    }

    private DeviceProfiles(Map<String, Entry> byId) {
        this.byId = byId;
    }

    /** The shipped profiles alone. */
    public static DeviceProfiles shipped() {
        Map<String, Entry> byId = new LinkedHashMap<>();
        resource(LIST).lines().map(line -> List.of(line.split(" "))).forEach(names -> {
            String file = names.get(0) + ".json";
            byId.put(
                    names.get(0),
                    new Entry(names.subList(1, names.size()), () -> ProfileReader.readShipped(file, resource(file))));
        });
        return new DeviceProfiles(byId);
    }

    /**
     * The shipped profiles and those in a folder, which need not exist.
     *
     * @throws AcquisitionException when one of the folder's {@code .json} files is no good profile
     */
    public static DeviceProfiles with(Path folder) {
        DeviceProfiles shipped = shipped();
        Map<String, Entry> byId = new LinkedHashMap<>(shipped.byId);
        if (Files.isDirectory(folder)) {
            for (Path file : profilesIn(folder)) {
                DeviceProfile profile = ProfileReader.read(file.toString(), text(file));
                byId.put(profile.id(), new Entry(profile.aliases(), () -> profile));
            }
        }
        return new DeviceProfiles(byId);
    }

    private static List<Path> profilesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".json"))
                    .filter(file -> !file.getFileName().toString().endsWith(".schema.json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new AcquisitionException(
                    folder + ": the folder of device profiles cannot be read (" + AcquisitionException.reason(e)
                            + "); check its rights.",
                    e);
        }
    }

    /** All of them. */
    public List<DeviceProfile> all() {
        return byId.values().stream().map(Entry::profile).toList();
    }

    /**
     * The profile that a word means: a path to a {@code .json} file, an id or an alias; behind it may stand a rate that the
     * device is to have, as in {@code bitalino@100}.
     *
     * @throws AcquisitionException when there is none, or none of this rate; it names the nearest
     */
    public DeviceProfile named(String word) {
        Matcher atRate = AT_RATE.matcher(word);
        return atRate.matches()
                ? atAnyRate(atRate.group(1)).atRate(Double.parseDouble(atRate.group(2)))
                : atAnyRate(word);
    }

    private DeviceProfile atAnyRate(String word) {
        if (word.endsWith(".json")) {
            Path file = Path.of(word);
            return ProfileReader.read(word, text(file));
        }
        return known(word).orElseThrow(() -> unknown(word));
    }

    /** The profile of an id or an alias. */
    public Optional<DeviceProfile> known(String word) {
        Entry named = byId.get(word);
        return named != null
                ? Optional.of(named.profile())
                : byId.values().stream()
                        .filter(each -> each.aliases.contains(word))
                        .findFirst()
                        .map(Entry::profile);
    }

    private AcquisitionException unknown(String word) {
        List<String> words = new ArrayList<>(byId.keySet());
        byId.values().forEach(each -> words.addAll(each.aliases));
        String cure = Words.nearest(word, words)
                .map(near -> "did you mean '" + near + "'?")
                .orElse("name one of these, or the path of a profile that ends in .json");
        return new AcquisitionException(
                "There is no device profile '" + word + "', only " + String.join(", ", byId.keySet()) + "; " + cure);
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new AcquisitionException(
                        file + ": the device profile is larger than 4 MiB; check that it is the right file.");
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AcquisitionException(
                    file + ": the device profile cannot be read (" + AcquisitionException.reason(e)
                            + "); check its path and rights.",
                    e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = DeviceProfiles.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new AcquisitionException(
                        "The device profile " + name + " is not on the class path; build Hillock anew.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AcquisitionException("The device profile " + name + " cannot be read; build Hillock anew.", e);
        }
    }
}
