package org.hillock.acquisition.file.csv;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.file.csv.CsvDescription.ChannelColumn;
import org.hillock.acquisition.file.csv.CsvDescription.ColumnRef;
import org.hillock.acquisition.file.csv.CsvDescription.MarkedRows;
import org.hillock.acquisition.file.csv.CsvDescription.MarkerColumn;
import org.hillock.acquisition.file.csv.CsvDescription.Stamps;
import org.hillock.acquisition.file.csv.CsvDescription.TimeColumn;
import org.hillock.acquisition.json.JsonPlace;
import org.hillock.acquisition.stream.Channel;
import org.hillock.acquisition.stream.ChannelType;

/** Reads a description from its JSON file; an error names the file, the JSON path and what was expected there. */
final class DescriptionReader {
    static final int MOST_COLUMNS = 16_384;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final List<String> TOP = List.of(
            "$schema",
            "name",
            "rateHz",
            "separator",
            "decimalMark",
            "headerLines",
            "comment",
            "time",
            "channels",
            "markers");
    private static final Map<String, Integer> POWERS = Map.of("s", 9, "ms", 6, "us", 3, "ns", 0);
    private static final List<String> UNITS = List.of("s", "ms", "us", "ns");
    private static final Map<String, Character> SEPARATORS =
            Map.of(",", ',', ";", ';', "tab", '\t', "space", ' ', "|", '|', ":", ':');
    private static final List<String> SEPARATOR_WORDS = List.of(",", ";", "tab", "space", "|", ":");
    private static final long MOST_DESCRIPTION_BYTES = 1 << 24;

    private DescriptionReader() {}

    static CsvDescription read(Path file) {
        JsonNode tree;
        try {
            if (Files.size(file) > MOST_DESCRIPTION_BYTES) {
                throw new AcquisitionException(
                        file + ": the description is larger than 16 MiB; check that it is the right file.");
            }
            tree = MAPPER.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw notJson(file, e);
        } catch (IOException e) {
            throw new AcquisitionException(
                    file + ": the description cannot be read (" + AcquisitionException.reason(e)
                            + "); check its path and rights.",
                    e);
        }
        return description(new JsonPlace(file.toString(), "$", tree).object(TOP));
    }

    private static AcquisitionException notJson(Path file, JsonProcessingException e) {
        JsonLocation at = Optional.ofNullable(e.getLocation()).orElse(JsonLocation.NA);
        String reason = e.getOriginalMessage().lines().findFirst().orElse("a syntax error");
        return new AcquisitionException(
                file + ", line " + at.getLineNr() + ", column " + at.getColumnNr()
                        + ": read something that is not JSON (" + reason
                        + "), expected an object that describes the columns; correct the description there.",
                e);
    }

    private static CsvDescription description(JsonPlace top) {
        double rateHz = top.member("rateHz")
                .map(p -> p.number(0, 1e9, "a number of Hz, 0 when frames come irregularly"))
                .orElse(0.0);
        Optional<TimeColumn> time = top.member("time").map(p -> time(p, rateHz));
        if (rateHz == 0 && time.isEmpty()) {
            throw top.bad("neither 'rateHz' nor 'time'", "at least one of them, to know when a frame was taken");
        }
        String decimalMark =
                top.member("decimalMark").map(p -> p.word(List.of(".", ","))).orElse(".");
        String separator =
                top.member("separator").map(p -> p.word(SEPARATOR_WORDS)).orElse(",");
        if (separator.equals(decimalMark)) {
            throw top.required("decimalMark", "a mark")
                    .bad("'" + decimalMark + "', which also separates columns", "another mark than the separator");
        }
        List<ChannelColumn> channels = new ArrayList<>();
        JsonPlace list = top.required("channels", "an array of at least one channel");
        list.elements("an array of channels").forEach(p -> channels.add(channel(p)));
        if (channels.isEmpty() || channels.size() > MOST_COLUMNS) {
            throw list.bad(channels.size() + " channels", "1 to " + MOST_COLUMNS + " of them");
        }
        List<MarkerColumn> markers = new ArrayList<>();
        top.member("markers")
                .ifPresent(p -> p.elements("an array of marker columns").forEach(m -> markers.add(marker(m))));
        return new CsvDescription(
                top.file(),
                top.member("name").map(p -> p.text("a name")).orElse("table"),
                rateHz,
                SEPARATORS.getOrDefault(separator, ','),
                decimalMark.charAt(0),
                top.member("headerLines")
                        .map(p -> p.integer(0, 1_000_000, "a whole number of lines before the first row"))
                        .orElse(1),
                top.member("comment")
                        .map(p -> p.text("the text that starts a comment line"))
                        .orElse(""),
                time,
                channels,
                markers);
    }

    private static TimeColumn time(JsonPlace place, double rateHz) {
        place.object(List.of("column", "unit", "stamps", "gapSeconds"));
        String stamps = place.member("stamps")
                .map(p -> p.word(List.of("recorded", "regular")))
                .orElse(rateHz > 0 ? "regular" : "recorded");
        if (stamps.equals("regular") && rateHz == 0) {
            throw place.required("stamps", "a word").bad("\"regular\"", "\"recorded\", or a positive 'rateHz'");
        }
        double gapSeconds = place.member("gapSeconds")
                .map(p -> p.number(1e-6, 1e6, "a positive number of seconds"))
                .orElse(MuseLayout.GAP_SECONDS);
        return new TimeColumn(
                column(place),
                POWERS.getOrDefault(place.member("unit").map(p -> p.word(UNITS)).orElse("s"), 9),
                stamps.equals("regular") ? Stamps.REGULAR : Stamps.RECORDED,
                Math.round(gapSeconds * 1e9));
    }

    private static ChannelColumn channel(JsonPlace place) {
        place.object(List.of("column", "label", "type", "unit", "scale", "offset"));
        ColumnRef column = column(place);
        List<String> types = Stream.of(ChannelType.values()).map(Enum::name).toList();
        return new ChannelColumn(
                column,
                place.member("label")
                        .map(p -> p.text("a label"))
                        .orElse(column.number() > 0 ? "column " + column.number() : column.name()),
                ChannelType.valueOf(place.member("type")
                        .map(p -> p.word(types))
                        .orElse("EEG")
                        .toUpperCase(Locale.ROOT)),
                place.member("unit").map(p -> p.text("a unit such as \"uV\"")).orElse(Channel.MICROVOLTS),
                place.member("scale")
                        .map(p -> p.number(-Double.MAX_VALUE, Double.MAX_VALUE, "a number"))
                        .orElse(1.0),
                place.member("offset")
                        .map(p -> p.number(-Double.MAX_VALUE, Double.MAX_VALUE, "a number"))
                        .orElse(0.0));
    }

    private static MarkerColumn marker(JsonPlace place) {
        place.object(List.of("column", "rows", "prefix"));
        String rows = place.member("rows")
                .map(p -> p.word(List.of("nonzero", "change")))
                .orElse("nonzero");
        return new MarkerColumn(
                column(place),
                rows.equals("change") ? MarkedRows.CHANGE : MarkedRows.NONZERO,
                place.member("prefix").map(p -> p.text("a text")).orElse(""));
    }

    private static ColumnRef column(JsonPlace place) {
        String what = "the column's name in the last header line, or its number from 1";
        JsonPlace column = place.required("column", what);
        if (column.node().isTextual() && !column.node().textValue().isBlank()) {
            return new ColumnRef(column.node().textValue().strip(), 0, column.path());
        }
        return new ColumnRef("", column.integer(1, MOST_COLUMNS, what), column.path());
    }
}
