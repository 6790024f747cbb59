package org.hillock.acquisition.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.file.Recordings;
import org.hillock.acquisition.stream.Channel;
import org.hillock.acquisition.stream.ChannelType;
import org.hillock.acquisition.stream.Montage;
import org.hillock.acquisition.stream.Position;
import org.hillock.acquisition.stream.StreamInfo;

/**
 * Writes a recording into a BIDS data set (Brain Imaging Data Structure 1.8.0, section "Electroencephalography"): the signal
 * as BDF+ or EDF+, channels, events, electrodes and the rest beside it. A data set that is there already gets one more
 * recording; its description and read-me stay as they are.
 */
public final class BidsExport {
    private static final String VERSION = "1.8.0";
    private static final String UNKNOWN = "n/a";
    private static final MathContext DIGITS = new MathContext(9);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final BidsNames names;
    private final EdfKind kind;
    private final ExportSettings settings;
    private final OptionalDouble mainsHz;

    /**
     * An export into a data set.
     *
     * @param folder the data set's root, made if it is not there
     * @param kind the format of the signal
     * @param mainsHz the frequency of the mains where it was recorded, which BIDS asks for
     */
    public BidsExport(Path folder, BidsNames names, EdfKind kind, ExportSettings settings, OptionalDouble mainsHz) {
        this.folder = folder;
        this.names = names;
        this.kind = kind;
        this.settings = settings;
        this.mainsHz = mainsHz;
    }

    /**
     * Exports a recording of any known format.
     *
     * @throws AcquisitionException as {@link EdfPlusExport#write}
     */
    public ExportReport write(Path recording) {
        Path place = folder.resolve(names.folder());
        try {
            Files.createDirectories(place);
            Path signal = place.resolve(names.prefix() + "_eeg" + kind.suffix());
            ExportReport report = EdfPlusExport.write(recording, signal, kind, settings);
            SignalSurvey survey = SignalSurvey.of(Recordings.open(recording), settings.stream());
            writeSidecars(place, survey, report);
            writeDataset();
            return report;
        } catch (IOException e) {
            throw EdfPlusExport.unwritable(folder, e);
        }
    }

    private void writeSidecars(Path place, SignalSurvey survey, ExportReport report) throws IOException {
        Montage montage = survey.stream().montage();
        replace(place.resolve(names.prefix() + "_eeg.json"), pretty(eeg(survey.stream(), report)));
        replace(place.resolve(names.prefix() + "_channels.tsv"), channels(survey.stream(), report.rateHz()));
        replace(place.resolve(names.prefix() + "_events.tsv"), events(survey.markers(), report.rateHz()));
        replace(place.resolve(names.prefix() + "_events.json"), pretty(eventColumns()));
        if (montage.channels().stream()
                .anyMatch(channel -> isElectrode(channel) && channel.position().isPresent())) {
            replace(place.resolve(names.place() + "_electrodes.tsv"), electrodes(montage));
            replace(place.resolve(names.place() + "_coordsystem.json"), pretty(coordinates()));
        }
    }

    private ObjectNode eeg(StreamInfo stream, ExportReport report) {
        ObjectNode json = JSON.createObjectNode();
        json.put("TaskName", names.task());
        json.put("EEGReference", stream.properties().getOrDefault("reference", UNKNOWN));
        json.put("SamplingFrequency", report.rateHz());
        if (mainsHz.isPresent()) {
            json.put("PowerLineFrequency", mainsHz.getAsDouble());
        } else {
            json.put("PowerLineFrequency", UNKNOWN);
        }
        json.put("SoftwareFilters", UNKNOWN);
        put(json, "EEGChannelCount", stream, ChannelType.EEG);
        put(json, "EOGChannelCount", stream, ChannelType.EOG);
        put(json, "ECGChannelCount", stream, ChannelType.ECG);
        put(json, "EMGChannelCount", stream, ChannelType.EMG);
        put(json, "TriggerChannelCount", stream, ChannelType.TRIGGER);
        long misc = stream.montage().channels().stream()
                .filter(channel -> type(channel).equals("MISC"))
                .count();
        json.put("MiscChannelCount", misc);
        json.put("RecordingDuration", report.records() * report.recordSeconds());
        json.put("RecordingType", "continuous");
        return json;
    }

    private static void put(ObjectNode json, String property, StreamInfo stream, ChannelType type) {
        json.put(property, stream.montage().indicesOf(type).length);
    }

    private static String channels(StreamInfo stream, double rateHz) {
        StringBuilder table = new StringBuilder("name\ttype\tunits\tsampling_frequency\n");
        for (Channel channel : stream.montage().channels()) {
            row(table, cell(channel.label()), type(channel), units(channel), number(rateHz));
        }
        return table.toString();
    }

    /** The words of BIDS, section "Channels description". */
    private static String type(Channel channel) {
        return switch (channel.type()) {
            case EEG -> "EEG";
            case EOG -> "EOG";
            case EMG -> "EMG";
            case ECG -> "ECG";
            case TRIGGER -> "TRIG";
            case SPIKES, ACCELEROMETER, GYROSCOPE, AUX -> "MISC";
        };
    }

    private static String units(Channel channel) {
        if (channel.unit().equals(Channel.MICROVOLTS)) {
            return "\u00b5V";
        }
        return channel.unit().isBlank() ? UNKNOWN : cell(channel.unit());
    }

    private static boolean isElectrode(Channel channel) {
        return channel.type() == ChannelType.EEG;
    }

    private static String events(List<PlacedMarker> markers, double rateHz) {
        StringBuilder table = new StringBuilder("onset\tduration\ttrial_type\tsample\n");
        for (PlacedMarker marker : markers) {
            row(
                    table,
                    number(marker.frame() / rateHz),
                    number(marker.durationSeconds()),
                    cell(marker.label()),
                    Long.toString(Math.round(marker.frame())));
        }
        return table.toString();
    }

    private static ObjectNode eventColumns() {
        ObjectNode json = JSON.createObjectNode();
        json.putObject("trial_type").put("Description", "The marker's label as it was recorded.");
        json.putObject("sample").put("Description", "The frame nearest to the onset, counted from 0.");
        return json;
    }

    private static String electrodes(Montage montage) {
        StringBuilder table = new StringBuilder("name\tx\ty\tz\n");
        for (Channel channel : montage.channels()) {
            if (isElectrode(channel)) {
                Optional<Position> at = channel.position();
                if (at.isEmpty()) {
                    row(table, cell(channel.label()), UNKNOWN, UNKNOWN, UNKNOWN);
                } else {
                    row(
                            table,
                            cell(channel.label()),
                            number(at.get().x()),
                            number(at.get().y()),
                            number(at.get().z()));
                }
            }
        }
        return table.toString();
    }

    private static ObjectNode coordinates() {
        return JSON.createObjectNode()
                .put("EEGCoordinateSystem", "Other")
                .put("EEGCoordinateUnits", UNKNOWN)
                .put(
                        "EEGCoordinateSystemDescription",
                        "Places on a unit sphere by the electrodes' 10-20 names or the recording: x to the right ear, y to"
                                + " the nasion, z to the vertex.");
    }

    private void writeDataset() throws IOException {
        ObjectNode description = JSON.createObjectNode()
                .put("Name", String.valueOf(folder.toAbsolutePath().normalize().getFileName()))
                .put("BIDSVersion", VERSION)
                .put("DatasetType", "raw");
        description.putArray("GeneratedBy").addObject().put("Name", "Hillock");
        create(folder.resolve("dataset_description.json"), pretty(description));
        create(
                folder.resolve("README"),
                "EEG recordings exported by Hillock. Say here what was recorded, how and from whom.\n");
        Path participants = folder.resolve("participants.tsv");
        create(participants, "participant_id\n");
        String row = "sub-" + names.subject();
        List<String> lines = Files.readAllLines(participants, StandardCharsets.UTF_8);
        boolean listed = lines.stream().anyMatch(line -> line.equals(row) || line.startsWith(row + "\t"));
        if (!listed) {
            int columns = lines.isEmpty() ? 1 : lines.get(0).split("\t", -1).length;
            String rest = ("\t" + UNKNOWN).repeat(columns - 1);
            Files.writeString(participants, row + rest + "\n", StandardOpenOption.APPEND);
        }
    }

    private static void create(Path file, String text) throws IOException {
        if (!Files.exists(file)) {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        }
    }

    private static void replace(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    private static String pretty(ObjectNode json) throws JsonProcessingException {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    }

    private static void row(StringBuilder table, String... cells) {
        table.append(String.join("\t", cells)).append('\n');
    }

    /** A text that breaks no table; an empty one is not known. */
    private static String cell(String text) {
        StringBuilder cell = new StringBuilder(text.length());
        text.chars().forEach(c -> cell.append(c < ' ' ? ' ' : (char) c));
        String stripped = cell.toString().strip();
        return stripped.isEmpty() ? UNKNOWN : stripped;
    }

    private static String number(double value) {
        BigDecimal rounded = new BigDecimal(value).round(DIGITS);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
