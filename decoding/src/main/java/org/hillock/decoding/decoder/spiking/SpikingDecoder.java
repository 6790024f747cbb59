package org.hillock.decoding.decoder.spiking;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hillock.decoding.decoder.Adaptation;
import org.hillock.decoding.decoder.Decision;
import org.hillock.decoding.decoder.DecisionCost;
import org.hillock.decoding.decoder.Decoder;
import org.hillock.decoding.decoder.DecoderContext;
import org.hillock.decoding.decoder.DisjointWindows;
import org.hillock.decoding.decoder.PendingSegments;
import org.hillock.decoding.decoder.Posterior;
import org.hillock.decoding.decoder.Teaching;
import org.hillock.decoding.epoch.BandCovariances;
import org.hillock.decoding.epoch.Segment;
import org.hillock.decoding.epoch.SegmentKind;
import org.hillock.decoding.spatial.Recentring;
import org.hillock.decoding.spatial.SmallMatrices;
import org.hillock.snn.CounterRandom;

/**
 * A spiking decoder that learns by STDP, trial by trial, and rebuilds itself in sleep.
 *
 * <p>Per trial: covariances are shrunk and recentred by their running mean; two columns (log power of nine windows, matrix
 * logarithm of the whole epoch) are whitened by running statistics and coded into ON and OFF spikes; class neurons
 * integrate {@code sum ln(w + 0.001) x}; a stochastic winner-take-all read-out of 200 steps answers with its share of
 * spikes. When the label comes, the trial's spikes are replayed while a teacher makes the true class's neuron fire. At
 * the first label that makes six (with two of each class), at labels 10 and 15 and at every 20th, it sleeps instead: the
 * filters are refitted, and every stored trial is encoded and learned anew.
 *
 * <p>A segment is decided upon with the running statistics as they stand and moves them afterwards, in {@link #settle}: their
 * eigenproblems would take longer than all else of a decision. Only the very first trial moves the recentring at once. Of
 * sliding windows only such move them as share no sample with the last one that did: 25 windows of one second tell no more
 * of the signal than one.
 *
 * <p>The rule's fixed point {@code w = E[x | class]} is that of Nessler, Pfeiffer, Buesing and Maass, PLOS Comput. Biol. 9
 * (2013) e1003037.
 *
 * @param <R> how the network remembers spikes
 */
final class SpikingDecoder<R> implements Decoder {
    static final String NAME = "spiking";

    private static final float[][] NONE = {};
    private static final int STORE = 400;
    private static final int CHANNELS_WITHOUT_SHRINKAGE = 3;
    private static final double TRIAL_SHRINKAGE = 0.02;
    private static final double RHYTHM_SHRINKAGE = 0.5;
    private static final double EPOCH_SHRINKAGE = 0.7;
    private static final long RHYTHM_SALT = 0x52687974686d0001L;
    private static final long EPOCH_SALT = 0x45706f6368000002L;
    private static final long READOUT_SALT = 0x526561646f757403L;
    private static final int FIRST_SLEEP = 6;
    private static final int LABELS_OF_EACH_CLASS = 2;

    private final DecoderContext context;
    private final int[] bandIndex;
    private final int channels;
    private final int classes;
    private final Recentring recentring;
    private final FilterSet filters;
    private final TrialStore store;
    private final SpikingColumn<R> rhythm;
    private final SpikingColumn<R> epoch;
    private final ReadOut readOut;
    private final PendingSegments<PendingTrial<R>> pending;
    private final DisjointWindows observed;
    private final EnumSet<Adaptation> permitted = EnumSet.allOf(Adaptation.class);
    private final double[][] shrunk;
    private final double[] centred;
    private final double[] root;
    /** What was decided on and has not moved the statistics yet. */
    private Optional<Segment> owed = Optional.empty();

    private float[][] sharedRoots = NONE;

    private long lateTeachings;
    private long plasticUpdates;
    private boolean slept;

    SpikingDecoder(DecoderContext context, int[] bandIndex, ClassNetwork.Factory<R> factory) {
        this.context = context;
        this.bandIndex = bandIndex;
        this.channels = context.layout().channels();
        this.classes = context.classes().size();
        this.recentring = new Recentring(channels, bandIndex.length);
        this.filters = new FilterSet(channels, bandIndex.length, classes);
        this.store = new TrialStore(STORE, classes);
        this.rhythm = new SpikingColumn<>(rhythmFeatures(), RHYTHM_SHRINKAGE, classes, RHYTHM_SALT, factory);
        this.epoch = new SpikingColumn<>(epochFeatures(), EPOCH_SHRINKAGE, classes, EPOCH_SALT, factory);
        this.readOut = new ReadOut(classes);
        this.pending = new PendingSegments<>();
        this.observed = new DisjointWindows();
        this.shrunk = new double[bandIndex.length][channels * channels];
        this.centred = new double[channels * channels];
        this.root = identity(channels);
    }

    private SpikingDecoder(SpikingDecoder<R> other) {
        this.context = other.context;
        this.bandIndex = other.bandIndex;
        this.channels = other.channels;
        this.classes = other.classes;
        this.recentring = other.recentring.fork();
        this.filters = other.filters.fork();
        this.store = other.store.fork();
        this.rhythm = other.rhythm.fork(rhythmFeatures());
        this.epoch = other.epoch.fork(epochFeatures());
        this.readOut = new ReadOut(classes);
        this.pending = other.pending.fork();
        this.observed = other.observed.fork();
        this.permitted.retainAll(other.permitted);
        this.shrunk = new double[bandIndex.length][channels * channels];
        this.centred = new double[channels * channels];
        this.root = identity(channels);
        this.lateTeachings = other.lateTeachings;
        this.plasticUpdates = other.plasticUpdates;
        this.slept = other.slept;
    }

    /** The recentring of a decoder that does not recentre. */
    private static double[] identity(int order) {
        double[] identity = new double[order * order];
        for (int i = 0; i < order; i++) {
            identity[i * order + i] = 1;
        }
        return identity;
    }

    private FeatureExtractor rhythmFeatures() {
        return new RhythmFeatures(
                channels,
                bandIndex.length,
                filters.count(),
                context.layout().window().windowCount());
    }

    private FeatureExtractor epochFeatures() {
        return new EpochFeatures(channels, bandIndex.length, filters.count());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> classes() {
        return context.classes();
    }

    @Override
    public Decision decide(Segment segment) {
        settle();
        if (segment.artefact() || !segment.lastOfTrial()) {
            pending.add(segment.sequence(), Optional.empty());
            return abstain(segment, segment.artefact() ? Decision.Reason.ARTEFACT : Decision.Reason.GATHERING);
        }
        segment.covariances().requireFinite(bandIndex);
        boolean moving = permitted.contains(Adaptation.LABEL_FREE) && observed.counts(segment);
        if (context.recentred() && recentring.trials() == 0) {
            moveRecentring(segment.covariances());
        } else if (moving) {
            owed = Optional.of(segment);
        }
        TrialCovariances trial = slides(segment) ? asMeasured(segment) : recentred(segment);
        if (!filters.fitted()) {
            pending.add(segment.sequence(), Optional.of(new PendingTrial<>(trial, List.of())));
            return abstain(segment, Decision.Reason.UNTRAINED);
        }
        List<R> rasters = List.of(encode(rhythm, trial, segment), encode(epoch, trial, segment));
        pending.add(segment.sequence(), Optional.of(new PendingTrial<>(trial, rasters)));
        return readOut(segment, moving);
    }

    private static boolean slides(Segment segment) {
        return segment.kind() == SegmentKind.WINDOW;
    }

    /** A sliding window, which need not be recentred: the matrix by which it would be goes with it. */
    private TrialCovariances asMeasured(Segment segment) {
        TrialCovariances trial = TrialCovariances.ofWindow(channels, packedRoots());
        trial.packWindows(segment.covariances(), bandIndex, trialShrinkage());
        return trial;
    }

    /** Shared by all windows until the recentring moves. */
    private float[][] packedRoots() {
        if (sharedRoots.length == 0) {
            sharedRoots = TrialCovariances.triangles(channels, bandIndex.length);
            for (int b = 0; b < bandIndex.length; b++) {
                if (context.recentred()) {
                    recentring.copyRoot(b, root);
                }
                TrialCovariances.pack(channels, root, 0, sharedRoots[b]);
            }
        }
        return sharedRoots;
    }

    private void moveRecentring(BandCovariances covariances) {
        shrink(covariances);
        recentring.update(shrunk);
        sharedRoots = NONE;
    }

    @Override
    public void settle() {
        if (owed.isEmpty()) {
            return;
        }
        Segment decided = owed.get();
        if (context.recentred()) {
            moveRecentring(decided.covariances());
            if (slides(decided)) {
                packedRoots();
            }
        }
        if (filters.fitted()) {
            rhythm.observe();
            epoch.observe();
        }
        owed = Optional.empty();
    }

    private double trialShrinkage() {
        return channels > CHANNELS_WITHOUT_SHRINKAGE ? TRIAL_SHRINKAGE : 0;
    }

    private void shrink(BandCovariances covariances) {
        for (int b = 0; b < bandIndex.length; b++) {
            System.arraycopy(covariances.epoch(bandIndex[b]), 0, shrunk[b], 0, shrunk[b].length);
            SmallMatrices.shrink(shrunk[b], channels, trialShrinkage());
        }
    }

    private Decision abstain(Segment segment, Decision.Reason reason) {
        return new Decision.Abstention(
                segment.sequence(),
                segment.endNanos(),
                reason,
                Optional.empty(),
                new DecisionCost(0, 0, takePlasticUpdates()));
    }

    private TrialCovariances recentred(Segment segment) {
        TrialCovariances trial = TrialCovariances.ofEpoch(
                channels, bandIndex.length, context.layout().window().windowCount());
        shrink(segment.covariances());
        trial.packWindows(segment.covariances(), bandIndex, trialShrinkage());
        for (int b = 0; b < bandIndex.length; b++) {
            if (context.recentred()) {
                recentring.apply(b, shrunk[b], centred);
                recentring.copyRoot(b, root);
            } else {
                System.arraycopy(shrunk[b], 0, centred, 0, centred.length);
            }
            trial.packEpoch(b, centred, root);
        }
        return trial;
    }

    private R encode(SpikingColumn<R> column, TrialCovariances trial, Segment segment) {
        column.extract(trial, filters, false);
        return column.present(context.seed(), segment.sequence());
    }

    private Decision readOut(Segment segment, boolean moving) {
        double[] margins = new double[classes];
        rhythm.addMargins(moving, margins);
        epoch.addMargins(moving, margins);
        for (int c = 0; c < classes; c++) {
            margins[c] /= 2;
        }
        readOut.run(margins, CounterRandom.bits(context.seed() ^ READOUT_SALT, segment.sequence()));
        DecisionCost cost = new DecisionCost(
                rhythm.spikes() + epoch.spikes() + readOut.spikes(),
                rhythm.synapticOperations() + epoch.synapticOperations(),
                takePlasticUpdates());
        Posterior posterior = readOut.posterior();
        int winner = posterior.argMax();
        if (readOut.tied()) {
            return new Decision.Abstention(
                    segment.sequence(), segment.endNanos(), Decision.Reason.TIE, Optional.of(posterior), cost);
        }
        return new Decision.Intent(
                segment.sequence(),
                segment.endNanos(),
                winner,
                context.classes().get(winner),
                posterior,
                cost);
    }

    private long takePlasticUpdates() {
        long updates = plasticUpdates;
        plasticUpdates = 0;
        return updates;
    }

    @Override
    public void learn(long sequence, Teaching teaching) {
        settle();
        if (!pending.reached(sequence)) {
            throw new IllegalArgumentException("segment " + sequence + " was taught before it was decided");
        }
        if (!(teaching instanceof Teaching.Label label)) {
            return;
        }
        if (label.classIndex() < 0 || label.classIndex() >= classes) {
            throw new IllegalArgumentException(
                    "label " + label.classIndex() + " is none of the " + classes + " classes");
        }
        if (!pending.waits(sequence)) {
            lateTeachings++;
            return;
        }
        Optional<PendingTrial<R>> trial = pending.take(sequence);
        if (trial.isPresent() && permitted.contains(Adaptation.LEARNING)) {
            learn(sequence, trial.get(), label.classIndex());
        }
    }

    private void learn(long sequence, PendingTrial<R> trial, int label) {
        if (trial.covariances().isOfWindow()) {
            trial.covariances().centreTheWindow();
        }
        store.add(new StoredTrial(sequence, trial.covariances(), label));
        if (permitted.contains(Adaptation.SLEEP) && sleepIsDue()) {
            sleep();
        } else if (!trial.rasters().isEmpty()) {
            plasticUpdates += rhythm.learn(trial.rasters().get(0), label);
            plasticUpdates += epoch.learn(trial.rasters().get(1), label);
        }
    }

    private boolean sleepIsDue() {
        long labels = store.labels();
        if (labels < FIRST_SLEEP || store.fewestLabels() < LABELS_OF_EACH_CLASS) {
            return false;
        }
        return !slept || labels == 10 || labels == 15 || labels % 20 == 0;
    }

    private void sleep() {
        slept = true;
        filters.fit(store);
        sleep(rhythm);
        sleep(epoch);
    }

    private void sleep(SpikingColumn<R> column) {
        column.forget();
        Deque<double[][]> features = new ArrayDeque<>();
        for (StoredTrial trial : store.inOrder()) {
            column.extract(trial.covariances(), filters, true);
            features.addLast(column.features());
        }
        column.refreshWhitening();
        for (StoredTrial trial : store.inOrder()) {
            column.recall(features.removeFirst());
            R raster = column.present(context.seed(), trial.sequence());
            plasticUpdates += column.learn(raster, trial.label());
        }
    }

    @Override
    public void permit(Set<Adaptation> adaptations) {
        settle();
        permitted.clear();
        permitted.addAll(adaptations);
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
        settle();
        return new SpikingDecoder<>(this);
    }
}
