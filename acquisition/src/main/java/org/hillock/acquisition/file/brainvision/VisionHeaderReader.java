package org.hillock.acquisition.file.brainvision;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.file.ChannelGuess;
import org.hillock.acquisition.file.PhysicalUnit;
import org.hillock.acquisition.stream.Channel;
import org.hillock.acquisition.stream.Position;

/** Reads a header (.vhdr). */
final class VisionHeaderReader {
    private static final Pattern FIRST_LINE =
            Pattern.compile("(?i)Brain ?Vision( V-Amp)?( Data)?( Exchange)?( Data)? Header File.*");
    private static final String COMMON = "Common Infos";
    private static final String CHANNELS = "Channel Infos";
    private static final String COORDINATES = "Coordinates";
    private static final int MOST_CHANNELS = 10_000;

    private final SectionFile text;

    private VisionHeaderReader(SectionFile text) {
        this.text = text;
    }

    /** Reads and checks a header. */
    static VisionHeader read(Path file) {
        SectionFile text = SectionFile.read(file);
        if (!FIRST_LINE.matcher(text.firstLine()).matches()) {
            throw SectionFile.bad(
                    file + ", line 1",
                    "'" + shortened(text.firstLine()) + "'",
                    "'Brain Vision Data Exchange Header File' and a version");
        }
        return new VisionHeaderReader(text).read();
    }

    private VisionHeader read() {
        oneOf(COMMON, "DataFormat", "BINARY", "only binary data are read, export the recording as such");
        oneOf(COMMON, "DataType", "TIMEDOMAIN", "only signals over time are read, export the recording as such");
        Orientation orientation =
                text.value(COMMON, "DataOrientation").orElse("MULTIPLEXED").equalsIgnoreCase("VECTORIZED")
                        ? Orientation.VECTORIZED
                        : Orientation.MULTIPLEXED;
        if (orientation == Orientation.MULTIPLEXED) {
            oneOf(COMMON, "DataOrientation", "MULTIPLEXED", "the other orientation is VECTORIZED");
        }
        int channelCount = (int) number(COMMON, "NumberOfChannels", 1, MOST_CHANNELS);
        double interval = number(COMMON, "SamplingInterval", 1e-3, 1e12);
        String word = text.required("Binary Infos", "BinaryFormat");
        NumberFormat numbers = NumberFormat.parse(word)
                .orElseThrow(() -> SectionFile.bad(
                        text.where("Binary Infos", "BinaryFormat"),
                        "'" + shortened(word) + "'",
                        "INT_16, INT_32 or IEEE_FLOAT_32"));
        ByteOrder order =
                text.value("Binary Infos", "UseBigEndianOrder").orElse("NO").equalsIgnoreCase("YES")
                        ? ByteOrder.BIG_ENDIAN
                        : ByteOrder.LITTLE_ENDIAN;
        Optional<Long> frames = text.value(COMMON, "DataPoints").isPresent()
                ? Optional.of((long) number(COMMON, "DataPoints", 0, 1e15))
                : Optional.empty();
        List<Channel> channels = new ArrayList<>();
        List<Double> gains = new ArrayList<>();
        Set<String> references = new LinkedHashSet<>();
        for (int i = 1; i <= channelCount; i++) {
            channel(i, channels, gains, references);
        }
        return new VisionHeader(
                text.file(),
                VisionFiles.resolve(text.required(COMMON, "DataFile"), text.file()),
                text.value(COMMON, "MarkerFile").map(name -> VisionFiles.resolve(name, text.file())),
                orientation,
                numbers,
                order,
                interval,
                frames,
                List.copyOf(channels),
                List.copyOf(gains),
                String.join(", ", references));
    }

    private void oneOf(String section, String key, String expected, String cure) {
        Optional<String> found = text.value(section, key);
        if (found.isPresent() && !found.get().equalsIgnoreCase(expected)) {
            throw AcquisitionException.badInput(
                    text.where(section, key), key + "=" + shortened(found.get()), expected, cure);
        }
    }

    private double number(String section, String key, double least, double most) {
        return number(text.where(section, key), key, text.required(section, key), least, most);
    }

    private static double number(String where, String what, String word, double least, double most) {
        double number;
        try {
            number = Double.parseDouble(word.replace(',', '.'));
        } catch (NumberFormatException e) {
            number = Double.NaN;
        }
        if (!(number >= least && number <= most)) {
            throw SectionFile.bad(where, what + " '" + shortened(word) + "'", "a number from " + least + " to " + most);
        }
        return number;
    }

    private void channel(int index, List<Channel> channels, List<Double> gains, Set<String> references) {
        String key = "Ch" + index;
        String[] parts = text.entry(CHANNELS, key)
                .orElseThrow(() -> SectionFile.bad(
                        text.file().toString(), "no '" + key + "' in [" + CHANNELS + "]", "one for each channel"))
                .value()
                .split(",", -1);
        String label = comma(parts[0]);
        String resolution = part(parts, 2);
        String word = part(parts, 3);
        PhysicalUnit unit = PhysicalUnit.parse(word.isEmpty() ? Channel.MICROVOLTS : word);
        double gain = resolution.isEmpty()
                ? 1
                : number(text.where(CHANNELS, key), "the resolution of " + key, resolution, -1e30, 1e30);
        if (!part(parts, 1).isEmpty()) {
            references.add(comma(part(parts, 1)));
        }
        Channel channel = ChannelGuess.channel(label.isEmpty() ? key : label, unit);
        channels.add(new Channel(
                channel.label(),
                channel.type(),
                channel.unit(),
                coordinates(key).or(channel::position)));
        gains.add(gain * unit.factor());
    }

    private static String part(String[] parts, int index) {
        return index < parts.length ? parts[index].strip() : "";
    }

    private static String comma(String coded) {
        return coded.strip().replace("\\1", ",");
    }

    /** Radius, inclination from the vertex and azimuth from the right ear in degrees; radius 0 means unknown. */
    private Optional<Position> coordinates(String key) {
        Optional<String> value = text.value(COORDINATES, key);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = value.get().split(",", -1);
        try {
            double radius = Double.parseDouble(part(parts, 0));
            double theta = StrictMath.toRadians(Double.parseDouble(part(parts, 1)));
            double phi = StrictMath.toRadians(Double.parseDouble(part(parts, 2)));
            if (radius == 0) {
                return Optional.empty();
            }
            return Optional.of(new Position(
                    StrictMath.sin(theta) * StrictMath.cos(phi),
                    StrictMath.sin(theta) * StrictMath.sin(phi),
                    StrictMath.cos(theta)));
        } catch (NumberFormatException e) {
            throw SectionFile.bad(
                    text.where(COORDINATES, key), "'" + shortened(value.get()) + "'", "radius, theta and phi");
        }
    }

    /** A text for a message. */
    static String shortened(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", "?");
        return clean.length() > 60 ? clean.substring(0, 60) + "..." : clean;
    }
}
