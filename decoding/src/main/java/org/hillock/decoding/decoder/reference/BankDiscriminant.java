package org.hillock.decoding.decoder.reference;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Common spatial patterns of one or several bands, log-variances, and shrinkage discriminants. */
final class BankDiscriminant implements ReferenceModel {
    private final int bands;
    private final int channels;
    private final int perEnd;
    private final int selected;
    private @Nullable Fit fit;

    /**
     * Not fitted yet.
     *
     * @param perEnd filters of each end of the spectrum
     * @param selected how many features the discriminants use; 0 for all
     */
    BankDiscriminant(int bands, int channels, int perEnd, int selected) {
        this.bands = bands;
        this.channels = channels;
        this.perEnd = perEnd;
        this.selected = selected;
    }

    private record Fit(SpatialBank bank, int[] columns, LinearDiscriminant discriminant) {}

    @Override
    public void fit(TrialStore store) {
        SpatialBank bank = SpatialBank.fit(store, bands, channels, perEnd);
        List<StoredTrial> trials = store.trials();
        double[][] rows = new double[trials.size()][];
        int[] labels = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = bank.logPowers(trials.get(i).covariances());
            labels[i] = trials.get(i).label();
        }
        int count = selected == 0 ? bank.features() : Math.min(selected, bank.features());
        int[] columns = count == bank.features()
                ? IntStream.range(0, count).toArray()
                : MutualInformation.best(rows, labels, store.classes(), count);
        for (int i = 0; i < rows.length; i++) {
            rows[i] = pick(rows[i], columns);
        }
        fit = new Fit(bank, columns, LinearDiscriminant.fit(rows, labels, store.classes()));
    }

    @Override
    public double[] posterior(double[][] covariances) {
        Fit current = Objects.requireNonNull(fit, "posterior before the first fit");
        return current.discriminant().posterior(pick(current.bank().logPowers(covariances), current.columns()));
    }

    private static double[] pick(double[] row, int[] columns) {
        double[] out = new double[columns.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = row[columns[i]];
        }
        return out;
    }

    @Override
    public ReferenceModel fork() {
        BankDiscriminant copy = new BankDiscriminant(bands, channels, perEnd, selected);
        copy.fit = fit;
        return copy;
    }
}
