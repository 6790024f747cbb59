package org.hillock.decoding.decoder.reference;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hillock.decoding.decoder.Adaptation;
import org.hillock.decoding.decoder.Decision;
import org.hillock.decoding.decoder.Decision.Abstention;
import org.hillock.decoding.decoder.Decision.Intent;
import org.hillock.decoding.decoder.Decision.Reason;
import org.hillock.decoding.decoder.DecisionCost;
import org.hillock.decoding.decoder.Decoder;
import org.hillock.decoding.decoder.DisjointWindows;
import org.hillock.decoding.decoder.PendingSegments;
import org.hillock.decoding.decoder.Posterior;
import org.hillock.decoding.decoder.Teaching;
import org.hillock.decoding.epoch.Segment;

/**
 * What all reference decoders share: recentring, the store of labelled trials, the schedule of fits, teachings that come
 * late, and decisions from a posterior.
 *
 * <p>Segments that the amplitude gate struck and parts of a trial that goes on are answered by an abstention; nothing is
 * learned from them. Windows that overlap move the recentring once. Of teachings only labels teach; the others are accepted and change nothing.
 */
final class ReferenceDecoder implements Decoder {
    private final String name;
    private final List<String> classes;
    private final RefitSchedule schedule;
    private final ReferenceModel model;
    private final TrialInput input;
    private final TrialStore store;
    private final PendingSegments<double[][]> pending;
    private final DisjointWindows observed;
    private Set<Adaptation> permitted = EnumSet.allOf(Adaptation.class);
    private long labels;
    private long lateTeachings;
    private boolean fitted;

    ReferenceDecoder(
            String name, List<String> classes, RefitSchedule schedule, ReferenceModel model, TrialInput input) {
        this(
                name,
                classes,
                schedule,
                model,
                input,
                new TrialStore(classes.size()),
                new PendingSegments<>(),
                new DisjointWindows());
    }

    private ReferenceDecoder(
            String name,
            List<String> classes,
            RefitSchedule schedule,
            ReferenceModel model,
            TrialInput input,
            TrialStore store,
            PendingSegments<double[][]> pending,
            DisjointWindows observed) {
        this.name = name;
        this.classes = List.copyOf(classes);
        this.schedule = schedule;
        this.model = model;
        this.input = input;
        this.store = store;
        this.pending = pending;
        this.observed = observed;
        this.fitted = model.isGiven();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> classes() {
        return classes;
    }

    @Override
    public Decision decide(Segment segment) {
        if (segment.artefact() || !segment.lastOfTrial()) {
            pending.add(segment.sequence(), Optional.empty());
            return abstain(segment, segment.artefact() ? Reason.ARTEFACT : Reason.GATHERING, Optional.empty());
        }
        double[][] covariances = input.read(segment.covariances());
        if (permitted.contains(Adaptation.LABEL_FREE) && observed.counts(segment)) {
            input.observe(covariances);
        }
        double[][] recentred = input.recentre(covariances);
        pending.add(segment.sequence(), Optional.of(recentred));
        if (!fitted) {
            return abstain(segment, Reason.UNTRAINED, Optional.empty());
        }
        return answer(segment, Posterior.of(model.posterior(recentred)));
    }

    private Decision answer(Segment segment, Posterior posterior) {
        int best = posterior.argMax();
        for (int c = best + 1; c < posterior.size(); c++) {
            if (posterior.probability(c) == posterior.probability(best)) {
                return abstain(segment, Reason.TIE, Optional.of(posterior));
            }
        }
        return new Intent(
                segment.sequence(), segment.endNanos(), best, classes.get(best), posterior, DecisionCost.NONE);
    }

    private static Decision abstain(Segment segment, Reason reason, Optional<Posterior> posterior) {
        return new Abstention(segment.sequence(), segment.endNanos(), reason, posterior, DecisionCost.NONE);
    }

    @Override
    public void learn(long sequence, Teaching teaching) {
        if (!pending.reached(sequence)) {
            throw new IllegalArgumentException("segment " + sequence + " is taught before it was decided");
        }
        if (teaching instanceof Teaching.Label label) {
            if (label.classIndex() < 0 || label.classIndex() >= classes.size()) {
                throw new IllegalArgumentException(
                        "label " + label.classIndex() + " is none of the " + classes.size() + " classes");
            }
            if (pending.waits(sequence)) {
                pending.take(sequence)
                        .ifPresent(covariances -> learn(new StoredTrial(covariances, label.classIndex())));
            } else {
                lateTeachings++;
            }
        }
    }

    private void learn(StoredTrial trial) {
        if (!permitted.contains(Adaptation.LEARNING)) {
            return;
        }
        labels++;
        store.add(trial);
        if (!store.suffices()) {
            return;
        }
        if (!fitted || schedule.due(labels)) {
            model.fit(store);
            fitted = true;
        } else {
            model.update(trial);
        }
    }

    @Override
    public void permit(Set<Adaptation> adaptations) {
        permitted = adaptations.isEmpty() ? EnumSet.noneOf(Adaptation.class) : EnumSet.copyOf(adaptations);
    }

    @Override
    public int memory() {
        return PendingSegments.CAPACITY;
    }

    @Override
    public long lateTeachings() {
        return lateTeachings;
    }

    @Override
    public Decoder fork() {
        ReferenceDecoder copy = new ReferenceDecoder(
                name, classes, schedule, model.fork(), input.fork(), store.fork(), pending.fork(), observed.fork());
        copy.permitted = permitted;
        copy.labels = labels;
        copy.lateTeachings = lateTeachings;
        copy.fitted = fitted;
        return copy;
    }
}
