package org.hillock.runtime.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hillock.acquisition.file.Recordings;
import org.hillock.acquisition.stream.ClockReset;
import org.hillock.acquisition.stream.Gap;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;
import org.hillock.decoding.condition.Band;
import org.hillock.decoding.epoch.FrontEnd;
import org.hillock.decoding.epoch.FrontEndLayout;
import org.hillock.decoding.epoch.Moments;
import org.hillock.decoding.epoch.Segment;
import org.hillock.decoding.evaluate.Trial;
import org.hillock.runtime.HillockException;
import org.hillock.runtime.pipeline.CueLabels;
import org.hillock.runtime.pipeline.DecoderNeeds;
import org.hillock.runtime.pipeline.FrontEnds;
import org.hillock.runtime.pipeline.Streams;
import org.hillock.runtime.session.Session;

/** Cuts one subject's recordings, one after the other, each with a front end at rest. */
final class RunCutter {
    private final Session session;
    private final List<Band> bands;
    private Optional<FrontEndLayout> layout = Optional.empty();
    private long nextSequence;

    RunCutter(Session session, List<Band> bands) {
        this.session = session;
        this.bands = List.copyOf(bands);
    }

    List<Trial> cut(Path file, int run) {
        try (SignalSource source = Recordings.open(file)) {
            StreamInfo stream = Streams.decoded(session, source);
            FrontEnd frontEnd = FrontEnds.create(session, stream, new DecoderNeeds(bands, Moments.COVARIANCES));
            requireSameLayout(file, frontEnd.layout());
            CueLabels cues = new CueLabels(session.epochs());
            List<Trial> trials = new ArrayList<>();
            source.events()
                    .doOnNext(event -> {
                        feed(event, frontEnd, cues, stream.id());
                        drain(frontEnd, cues, run, trials);
                    })
                    .blockLast();
            return trials;
        }
    }

    FrontEndLayout layout() {
        return layout.orElseThrow(() -> new IllegalStateException("no run was cut yet"));
    }

    private void requireSameLayout(Path file, FrontEndLayout found) {
        if (layout.isPresent() && !layout.get().equals(found)) {
            throw HillockException.badInput(
                    file.toString(),
                    found.channels() + " channels at " + found.rateHz() + " Hz",
                    layout.get().channels() + " at " + layout.get().rateHz() + " Hz as in the runs before",
                    "name the channels in $.conditioning.channels of the session, or leave the file out");
        }
        layout = Optional.of(found);
    }

    private static void feed(StreamEvent event, FrontEnd frontEnd, CueLabels cues, String streamId) {
        if (event instanceof SampleChunk chunk) {
            try {
                if (chunk.streamId().equals(streamId)) {
                    frontEnd.samples(chunk);
                }
            } finally {
                chunk.release();
            }
        } else if (event instanceof Marker marker) {
            cues.note(marker);
            frontEnd.marker(marker);
        } else if (event instanceof Gap gap && gap.streamId().equals(streamId)) {
            frontEnd.gap(gap);
        } else if (event instanceof ClockReset reset && reset.streamId().equals(streamId)) {
            cues.forget();
            frontEnd.clockReset();
        }
    }

    private void drain(FrontEnd frontEnd, CueLabels cues, int run, List<Trial> trials) {
        for (Optional<Segment> ready = frontEnd.poll(); ready.isPresent(); ready = frontEnd.poll()) {
            Segment segment = ready.get();
            OptionalInt truth = cues.classAt(segment.onsetNanos());
            if (truth.isPresent() && segment.lastOfTrial()) {
                trials.add(new Trial(kept(segment), truth.getAsInt(), run));
            }
        }
    }

    /** A segment to keep: numbered through all runs, without the samples, which live only as long as the history. */
    private Segment kept(Segment s) {
        long sequence = nextSequence++;
        return new Segment(
                sequence,
                s.kind(),
                sequence,
                s.instant(),
                s.lastOfTrial(),
                s.onsetNanos(),
                s.endNanos(),
                s.arrivalNanos(),
                s.artefact(),
                s.covariances(),
                new SamplesGone());
    }
}
