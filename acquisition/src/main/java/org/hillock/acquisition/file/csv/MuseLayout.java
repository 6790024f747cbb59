package org.hillock.acquisition.file.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.acquisition.file.csv.CsvDescription.ChannelColumn;
import org.hillock.acquisition.file.csv.CsvDescription.ColumnRef;
import org.hillock.acquisition.file.csv.CsvDescription.MarkedRows;
import org.hillock.acquisition.file.csv.CsvDescription.MarkerColumn;
import org.hillock.acquisition.file.csv.CsvDescription.Stamps;
import org.hillock.acquisition.file.csv.CsvDescription.TimeColumn;
import org.hillock.acquisition.stream.Channel;
import org.hillock.acquisition.stream.ChannelType;

/**
 * The built-in description of recordings of a Muse headband as muse-lsl and the EEG notebooks write them: {@code
 * timestamps,TP9,AF7,AF8,TP10,Right AUX,Marker0}, seconds and microvolts, 256 Hz. The auxiliary input and the marker
 * columns may be missing; several marker columns give labels {@code Marker0=1}, a single one gives {@code 1}.
 */
final class MuseLayout {
    /** A Muse sends 12 frames at once; its stamps step by up to a few hundredths of a second between two packets. */
    static final double GAP_SECONDS = 0.1;

    private static final double RATE_HZ = 256;
    private static final List<String> ELECTRODES = List.of("TP9", "AF7", "AF8", "TP10");

    private MuseLayout() {}

    /** The description, when these are the column names of a Muse. */
    static Optional<CsvDescription> describe(List<String> names) {
        int electrodes = ELECTRODES.size();
        if (names.size() <= electrodes
                || !names.get(0).equals("timestamps")
                || !names.subList(1, 1 + electrodes).equals(ELECTRODES)) {
            return Optional.empty();
        }
        List<ChannelColumn> channels = new ArrayList<>();
        ELECTRODES.forEach(name -> channels.add(channel(name, ChannelType.EEG)));
        List<String> rest = names.subList(1 + electrodes, names.size());
        rest.stream()
                .filter(name -> name.endsWith("AUX"))
                .forEach(name -> channels.add(channel(name, ChannelType.AUX)));
        List<String> markerNames =
                rest.stream().filter(name -> name.startsWith("Marker")).toList();
        List<MarkerColumn> markers = markerNames.stream()
                .map(name -> new MarkerColumn(
                        ColumnRef.named(name), MarkedRows.NONZERO, markerNames.size() > 1 ? name + "=" : ""))
                .toList();
        TimeColumn time =
                new TimeColumn(ColumnRef.named("timestamps"), 9, Stamps.REGULAR, Math.round(GAP_SECONDS * 1e9));
        return Optional.of(new CsvDescription(
                "the built-in Muse layout", "Muse", RATE_HZ, ',', '.', 1, "", Optional.of(time), channels, markers));
    }

    private static ChannelColumn channel(String name, ChannelType type) {
        return new ChannelColumn(ColumnRef.named(name), name, type, Channel.MICROVOLTS, 1, 0);
    }
}
