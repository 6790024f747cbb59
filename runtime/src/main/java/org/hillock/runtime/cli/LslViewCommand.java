package org.hillock.runtime.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.acquisition.lsl.LslQuery;
import org.hillock.acquisition.lsl.LslSource;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.runtime.HillockException;
import org.hillock.runtime.console.StreamView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import reactor.core.Disposable;

/** {@code hillock lsl view STREAM}. */
@Command(
        name = "view",
        description = {
            "Look at a stream in the terminal: scrolling traces, rate, clock offset, age, drops; the residual is how far off the"
                    + " offset was foretold, for 99 % of its measurements.",
            "Keys: + and - scale, f fits, < and > time, j and k channels, space pauses, q quits. Without a terminal, or with"
                    + " --lines, a line a second."
        })
final class LslViewCommand extends HillockCommand {
    private static final Duration FIND = Duration.ofSeconds(10);

    @Mixin
    private LslOptions lsl = new LslOptions();

    @Parameters(
            paramLabel = "STREAM",
            converter = LslOptions.QueryConverter.class,
            description = "Its name, or a predicate.")
    private LslQuery query = LslQuery.ALL;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            converter = LslOptions.SecondsConverter.class,
            description = "End after so long (default: on q or Ctrl-C).")
    private Optional<Duration> length = Optional.empty();

    @Option(names = "--lines", description = "A line a second, also on a terminal.")
    private boolean lines;

    private final CountDownLatch over = new CountDownLatch(1);

    @Override
    public Integer call() {
        LslLibrary library = lsl.library();
        LslInfo info = LslOptions.one(library, query, FIND);
        try (LslSource source = library.openSource(info);
                StopHook hook = StopHook.of(over::countDown)) {
            StreamView view = new StreamView(source.streams().get(0));
            Disposable running = source.events()
                    .doOnTerminate(over::countDown)
                    .subscribe(view::on, failure -> err().println("hillock: " + failure.getMessage()));
            if (lines || !onTerminal()) {
                tellLines(view, source, library.clock());
            } else {
                show(view, source, library.clock());
            }
            running.dispose();
            return view.received() > 0 ? ExitCode.DONE : ExitCode.WORK_FAILED;
        }
    }

    private long endNanos(SessionClock clock) {
        return length.map(l -> clock.nanoTime() + l.toNanos()).orElse(Long.MAX_VALUE);
    }

    private void tellLines(StreamView view, LslSource source, SessionClock clock) {
        long end = endNanos(clock);
        try {
            long left = end - clock.nanoTime();
            while (left > 0 && !over.await(Math.min(left, 1_000_000_000L), TimeUnit.NANOSECONDS)) {
                out().println(view.line(clock.nanoTime(), status(source)));
                left = end - clock.nanoTime();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void show(StreamView view, LslSource source, SessionClock clock) {
        long end = endNanos(clock);
        try (Screen screen = Screen.open(out())) {
            while (over.getCount() > 0 && clock.nanoTime() < end) {
                long now = clock.nanoTime();
                screen.draw(view.picture(screen.columns(), screen.rows(), now, status(source)));
                for (int key = screen.key(); key >= 0; key = screen.key()) {
                    if (key == 'q' || key == 'Q') {
                        return;
                    }
                    press(view, key, now);
                }
            }
        } catch (IOException e) {
            throw HillockException.workFailed(
                    "The terminal cannot be drawn on (" + e.getMessage() + "); use --lines.", e);
        }
    }

    private static void press(StreamView view, int key, long nowNanos) {
        switch (key) {
            case '+', '=' -> view.press(StreamView.Key.LARGER, nowNanos);
            case '-', '_' -> view.press(StreamView.Key.SMALLER, nowNanos);
            case 'f' -> view.press(StreamView.Key.FIT, nowNanos);
            case '<', ',' -> view.press(StreamView.Key.SHORTER, nowNanos);
            case '>', '.' -> view.press(StreamView.Key.LONGER, nowNanos);
            case 'k' -> view.press(StreamView.Key.UP, nowNanos);
            case 'j' -> view.press(StreamView.Key.DOWN, nowNanos);
            case ' ' -> view.press(StreamView.Key.PAUSE, nowNanos);
            default -> {
                // Other keys mean nothing here.
            }
        }
    }

    private static String status(LslSource source) {
        String offset = source.clockOffset()
                .map(o -> String.format(Locale.ROOT, "offset %.3f ms", -o.correctionSeconds() * 1e3))
                .orElse("offset unknown");
        String sync = LslJson.words(source.clockFit());
        return offset + (sync.isEmpty() ? "" : "  " + sync) + "  dropped " + source.droppedFrames();
    }
}
