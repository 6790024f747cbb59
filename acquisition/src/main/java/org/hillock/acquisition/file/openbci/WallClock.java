package org.hillock.acquisition.file.openbci;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** When a recording began by the clock of the machine that wrote it. */
final class WallClock {
    private static final Duration FARTHEST_ZONE = Duration.ofHours(14);

    private WallClock() {}

    /**
     * The start from the first row's stamp, which is UTC, and its formatted time, which is local with or without the date;
     * a time of day alone gets the date that puts it within 14 hours of UTC.
     *
     * @param stampNanos since 1970; 0 when there is none
     */
    static Optional<LocalDateTime> start(long stampNanos, String formatted) {
        String text = formatted.strip().replace(',', '.');
        Optional<LocalDateTime> utc = stampNanos <= 0
                ? Optional.empty()
                : Optional.of(LocalDateTime.ofInstant(Instant.EPOCH.plusNanos(stampNanos), ZoneOffset.UTC));
        try {
            if (text.length() > 12 && text.charAt(10) == ' ') {
                return Optional.of(LocalDateTime.parse(text.replace(' ', 'T')));
            }
            LocalTime time = LocalTime.parse(text);
            return utc.map(at -> nearest(at, time));
        } catch (DateTimeException e) {
            return utc;
        }
    }

    private static LocalDateTime nearest(LocalDateTime utc, LocalTime time) {
        LocalDateTime sameDay = utc.toLocalDate().atTime(time);
        Duration ahead = Duration.between(utc, sameDay);
        if (ahead.compareTo(FARTHEST_ZONE) > 0) {
            return sameDay.minusDays(1);
        }
        return ahead.compareTo(FARTHEST_ZONE.negated()) < 0 ? sameDay.plusDays(1) : sameDay;
    }
}
