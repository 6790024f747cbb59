package org.hillock.acquisition.device.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hillock.acquisition.AcquisitionException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceProfilesTest {
    private static final String SMALL = """
            {"schema": 1, "id": "my-board", "name": "My board",
             "transport": {"kind": "serial", "baud": 115200}, "sampleRateHz": 100, "channels": ["C3", "C4"],
             "frame": {"length": 6, "header": "AA",
               "counter": {"offset": 1, "type": "u8", "modulus": 256},
               "fields": [{"name": "eeg", "offset": 2, "type": "i16le", "count": 2, "scale": 0.5, "unit": "uV",
                           "firstChannel": 0}]}}
            """;

    private static DeviceProfiles shipped;

    @BeforeAll
    static void load() {
        shipped = DeviceProfiles.shipped();
    }

    @Test
    void shipsAProfileForEachDevice() {
        assertThat(shipped.all())
                .extracting(DeviceProfile::id)
                .contains(
                        "openbci-cyton",
                        "openbci-cyton-daisy",
                        "openbci-ganglion-fw3",
                        "gtec-unicorn",
                        "neurosky-mindwave-mobile",
                        "freeeeg32",
                        "freeeeg128",
                        "hackeeg",
                        "chords-uno-r3",
                        "openeeg-p2",
                        "openeeg-p3",
                        "bitalino-6ch",
                        "backyard-brains-hbsb-pro",
                        "mentalab-explore-8",
                        "shimmer3-exg",
                        "cgx-quick-20",
                        "electrode-stream-1024");
        assertThat(shipped.all())
                .allSatisfy(profile -> assertThat(profile.source()).isNotBlank());
    }

    /** They are read without it. */
    @Test
    void shipsProfilesThatObeyTheSchema() {
        assertThat(shipped.all()).allSatisfy(profile -> {
            String file = profile.id() + ".json";
            assertThat(ProfileReader.read(file, fileText(file))).isEqualTo(profile);
        });
    }

    @Test
    void listsEveryProfileThatLiesInItsFolder() throws IOException {
        Path folder = Path.of("../device-profiles/src/main/resources/org/hillock/device");
        Set<String> files;
        try (Stream<Path> list = Files.list(folder)) {
            files = list.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".json") && !name.endsWith(".schema.json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        assertThat(shipped.all()).extracting(DeviceProfile::id).containsExactlyElementsOf(files);
        List<String> listed = shipped.all().stream()
                .map(profile -> (profile.id() + " " + String.join(" ", profile.aliases())).strip())
                .toList();
        assertThat(Files.readAllLines(folder.resolve("profiles.txt")))
                .as("ids and aliases in the list, which are known without reading the profiles")
                .isEqualTo(listed);
    }

    @Test
    void readsWhatAProfileSays() {
        DeviceProfile cyton = shipped.named("cyton");
        assertThat(cyton.id()).isEqualTo("openbci-cyton");
        assertThat(cyton.montage().labels()).containsExactly("Fp1", "Fp2", "C3", "C4", "P7", "P8", "O1", "O2");
        assertThat(cyton.montage().channels())
                .allSatisfy(channel -> assertThat(channel.position()).isPresent());
        assertThat(cyton.frame().fields().get(0).scale()).isEqualTo(4.5e6 / 24 / 8388607);
        assertThat(cyton.dialogue("prepare").get(1).expect().anyOf().get(0).text())
                .isEqualTo("$$$");
        assertThat(cyton.failureIn("Failure: too few chars$$$")).isPresent();
        assertThat(shipped.named("electrodes").montage().labels()).hasSize(1024).startsWith("E1", "E2");
    }

    @Test
    void aUsersProfileReplacesTheShippedOneOfItsId(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("mine.json"), SMALL.replace("my-board", "openbci-cyton"));
        Files.writeString(folder.resolve("other.json"), SMALL);
        DeviceProfiles all = DeviceProfiles.with(folder);
        assertThat(all.named("openbci-cyton").name()).isEqualTo("My board");
        assertThat(all.named("my-board").sampleRateHz()).isEqualTo(100);
        assertThat(all.named(folder.resolve("other.json").toString()).id()).isEqualTo("my-board");
        assertThat(DeviceProfiles.with(folder.resolve("absent")).all()).hasSameSizeAs(shipped.all());
    }

    @Test
    void namesTheNearestProfile() {
        assertThatThrownBy(() -> shipped.named("openbci-cytom"))
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining("did you mean 'openbci-cyton'?");
    }

    @Test
    void tellsTheDeviceTheRateThatStandsBehindItsName(@TempDir Path folder) throws IOException {
        DeviceProfile slow = shipped.named("bitalino@10");
        assertThat(slow.id()).isEqualTo("bitalino-6ch");
        assertThat(slow.sampleRateHz()).isEqualTo(10);
        assertThat(slow.notchHz()).isEmpty();
        assertThat(lastOf(slow)).isEqualTo("43");
        assertThat(lastOf(shipped.named("bitalino"))).isEqualTo("C3");
        assertThat(lastOf(shipped.named("bitalino@1"))).isEqualTo("03");
        assertThat(lastOf(shipped.named("explore@16000"))).isEqualTo("A0000A0000000000A107AFBEADDE");
        Path own = Files.writeString(folder.resolve("mine@home.json"), SMALL);
        assertThat(shipped.named(own.toString()).sampleRateHz()).isEqualTo(100);
        assertThat(shipped.named(own + "@100").sampleRateHz()).isEqualTo(100);
        assertThatThrownBy(() -> shipped.named(own + "@50"))
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContainingAll("my-board", "50 Hz", "knows: 100;");
    }

    private static String lastOf(DeviceProfile profile) {
        List<CommandStep> prepare = profile.dialogue(DeviceProfile.PREPARE);
        return prepare.get(prepare.size() - 1).send().toString();
    }

    @Test
    void refusesAMistakeWithFilePathAndCure() {
        String rates = "\"sampleRateHz\": 100, \"rates\": [{\"hz\": %s, \"steps\": []}],";
        refuses(
                SMALL.replace("\"sampleRateHz\": 100,", rates.formatted("50")),
                "$.rates",
                "no rate of 100.0 Hz",
                "among them");
        refuses(SMALL.replace("\"sampleRateHz\": 100,", rates.formatted("0")), "$.rates[0].hz", "0");
        refuses(SMALL.replace("\"baud\"", "\"bauds\""), "my.json, $.transport:", "'bauds'", "did you mean 'baud'?");
        refuses(SMALL.replace("i16le", "i16l"), "$.frame.fields[0].type", "\"i16l\"", "did you mean 'i16le'?");
        refuses(SMALL.replace("\"sampleRateHz\": 100,", ""), "my.json, $:", "no 'sampleRateHz'", "add it");
        refuses(SMALL.replace("\"baud\": 115200", "\"baud\": \"fast\""), "$.transport.baud", "\"fast\"", "integer");
        refuses(SMALL.replace("\"length\": 6", "\"length\": 5"), "$.frame", "ends at byte 6", "inside the frame");
        refuses(SMALL.replace("[\"C3\", \"C4\"]", "[\"C3\", \"C4\", \"Cz\"]"), "$.channels", "'Cz'", "no field fills");
        refuses(SMALL.replace("[\"C3\", \"C4\"]", "[\"C3\", \"C3\"]"), "$.channels", "'C3' twice", "of its own");
        refuses(SMALL.replace("\"header\": \"AA\",", ""), "$.frame", "neither header", "at least one");
        refuses(SMALL.replace("\"id\": \"my-board\"", "\"id\": \"My Board\""), "$.id", "\"My Board\"", "hyphens");
        refuses("{", "my.json, line 1", "not JSON", "correct the text there");
        refuses("[1]", "my.json, $", "[1]", "object");
    }

    private static void refuses(String json, String... parts) {
        assertThatThrownBy(() -> ProfileReader.read("my.json", json))
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContainingAll(parts);
    }

    @Test
    void refusesARandomlyDamagedProfileOrReadsIt() {
        String json = fileText("openbci-cyton.json");
        for (int at = 0; at < json.length(); at += 7) {
            String damaged = json.substring(0, at) + "\"" + json.substring(at + 1);
            try {
                assertThat(ProfileReader.read("damaged.json", damaged).id()).isNotBlank();
            } catch (AcquisitionException expected) {
                assertThat(expected).hasMessageContaining("damaged.json");
            }
        }
    }

    private static String fileText(String name) {
        try {
            return Files.readString(Path.of("../device-profiles/src/main/resources/org/hillock/device", name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
