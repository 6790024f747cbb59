package org.hillock.acquisition.file.edf;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The start date and time of a header. */
final class StartTime {
    private static final Pattern TRIPLE = Pattern.compile("(\\d\\d?)[.:/-](\\d\\d?)[.:/-](\\d\\d?)");
    private static final Pattern LONG_DATE = Pattern.compile("Startdate \\d\\d?-[A-Z]{3}-(\\d{4})\\b.*");
    private static final int CLIPPING_YEAR = 85;

    private StartTime() {}

    /**
     * Reads "dd.mm.yy" and "hh.mm.ss". Two-digit years from 85 are of the twentieth century (EDF+, additional
     * specification 2); a four-digit year in the recording field of EDF+ wins.
     */
    static Optional<LocalDateTime> parse(String date, String time, String recording) {
        Matcher day = TRIPLE.matcher(date);
        Matcher clock = TRIPLE.matcher(time);
        if (!day.matches() || !clock.matches()) {
            return Optional.empty();
        }
        int shortYear = Integer.parseInt(day.group(3));
        int year = shortYear >= CLIPPING_YEAR ? 1900 + shortYear : 2000 + shortYear;
        Matcher longDate = LONG_DATE.matcher(recording.toUpperCase(Locale.ROOT).replace("STARTDATE", "Startdate"));
        if (longDate.matches()) {
            year = Integer.parseInt(longDate.group(1));
        }
        try {
            return Optional.of(LocalDateTime.of(
                    year,
                    Integer.parseInt(day.group(2)),
                    Integer.parseInt(day.group(1)),
                    Integer.parseInt(clock.group(1)),
                    Integer.parseInt(clock.group(2)),
                    Integer.parseInt(clock.group(3))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
