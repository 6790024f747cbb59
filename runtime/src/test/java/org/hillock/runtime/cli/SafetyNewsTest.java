package org.hillock.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CountDownLatch;
import org.hillock.feedback.safety.SafetyEvent;
import org.junit.jupiter.api.Test;

class SafetyNewsTest {
    private static final int EVENTS = 200;
    private final CountDownLatch mayWrite = new CountDownLatch(1);
    private final StringWriter written = new StringWriter();

    /** A terminal that nobody reads for a while. */
    private final class Blocked extends PrintWriter {
        Blocked() {
            super(written);
        }

        @Override
        public void println(String line) {
            try {
                mayWrite.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            super.println(line);
        }
    }

    @Test
    void tellsWhatHappensWhenALinkIsLost() {
        assertThat(SafetyNews.sentence(
                        new SafetyEvent(SafetyEvent.Kind.LINK_LOSS, "grbl /dev/ttyUSB0: a jog runs to its end")))
                .isEqualTo("LINK: when its link is lost, grbl /dev/ttyUSB0: a jog runs to its end.");
    }

    @Test
    void countsWhatABlockedTerminalMadeItLeaveOut() {
        // Loading this class takes longer than the last lines may.
        HillockCommand.onTerminal();
        SafetyNews news = new SafetyNews(new Blocked());
        for (int i = 0; i < EVENTS; i++) {
            news.happened(new SafetyEvent(SafetyEvent.Kind.WATCHDOG, "absence " + i));
        }
        mayWrite.countDown();
        news.close();
        long told = written.toString()
                .lines()
                .filter(line -> line.contains("WATCHDOG: absence "))
                .count();
        assertThat(told).isBetween(1L, EVENTS - 1L);
        assertThat(written.toString().lines())
                .last()
                .isEqualTo("hillock: " + (EVENTS - told)
                        + " further safety events were not told here; --commands keeps them all.");
    }
}
