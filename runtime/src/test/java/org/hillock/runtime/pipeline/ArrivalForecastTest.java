package org.hillock.runtime.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArrivalForecastTest {
    private static final long MILLI = 1_000_000;
    private static final int ENOUGH = 100;

    private final ArrivalForecast forecast = new ArrivalForecast();
    private long nowNanos = 17;

    private void came(long intervalNanos) {
        nowNanos += intervalNanos;
        forecast.came(nowNanos);
    }

    private void steady(long intervalNanos) {
        for (int i = 0; i < ENOUGH; i++) {
            came(intervalNanos);
        }
    }

    private void assertLooksAround(long dueNanos) {
        assertThat(forecast.isKnown()).isTrue();
        assertThat(forecast.fromNanos()).isBetween(dueNanos - ArrivalForecast.MOST_MARGIN_NANOS, dueNanos - 1);
        assertThat(forecast.untilNanos()).isBetween(dueNanos + 1, dueNanos + ArrivalForecast.MOST_MARGIN_NANOS);
    }

    @Test
    void knowsNothingUntilThereIsARhythm() {
        assertThat(forecast.isKnown()).isFalse();
        came(0);
        assertThat(forecast.isKnown()).isFalse();
        came(8 * MILLI);
        assertThat(forecast.isKnown()).isFalse();
    }

    @Test
    void looksShortlyBeforeWhatIsDue() {
        steady(8 * MILLI);
        assertLooksAround(nowNanos + 8 * MILLI);
        assertThat(forecast.fromNanos()).isEqualTo(nowNanos + 8 * MILLI - ArrivalForecast.LEAST_MARGIN_NANOS);
    }

    @Test
    void takesTheChunksOfTwoStreamsForOneArrival() {
        for (int i = 0; i < ENOUGH; i++) {
            came(8 * MILLI - 5000);
            came(5000);
        }
        assertLooksAround(nowNanos - 5000 + 8 * MILLI);
    }

    @Test
    void doesNotLookWhereArrivalsScatter() {
        for (int i = 0; i < ENOUGH; i++) {
            came(MILLI * (i % 2 == 0 ? 5 : 11));
        }
        assertThat(forecast.isKnown()).isFalse();
    }

    @Test
    void followsAChangeOfRhythmBothWays() {
        steady(8 * MILLI);
        steady(MILLI);
        assertLooksAround(nowNanos + MILLI);
        steady(20 * MILLI);
        assertLooksAround(nowNanos + 20 * MILLI);
    }

    @Test
    void beginsAnewAfterALongSilence() {
        steady(8 * MILLI);
        came(2000 * MILLI);
        assertThat(forecast.isKnown()).isFalse();
        steady(8 * MILLI);
        assertLooksAround(nowNanos + 8 * MILLI);
    }
}
