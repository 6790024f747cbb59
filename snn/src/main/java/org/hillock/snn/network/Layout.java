package org.hillock.snn.network;

import org.hillock.snn.NetworkException;

/** Where the neurons of a population, or electrodes, lie in a plane; any unit of length, one for all layouts of a network. */
public final class Layout {
    private final double[] x;
    private final double[] y;

    private Layout(double[] x, double[] y) {
        this.x = x;
        this.y = y;
    }

    /** Returns a grid, row by row, with its first point in the origin. */
    public static Layout grid(int columns, int rows, double spacing) {
        if (columns <= 0 || rows <= 0) {
            throw NetworkException.refused("grid layout", columns + " x " + rows, "both above 0", "correct the shape");
        }
        NetworkException.requirePositive("grid layout, spacing", spacing);
        double[] x = new double[columns * rows];
        double[] y = new double[columns * rows];
        for (int k = 0; k < x.length; k++) {
            x[k] = k % columns * spacing;
            y[k] = k / columns * spacing;
        }
        return new Layout(x, y);
    }

    /**
     * Returns given positions, such as those of electrodes.
     *
     * @param x one per neuron. Not modified, copied.
     * @param y one per neuron. Not modified, copied.
     */
    public static Layout at(double[] x, double[] y) {
        NetworkException.requireLength("layout, y", y.length, x.length);
        for (int k = 0; k < x.length; k++) {
            NetworkException.requireFinite("layout, x of neuron " + k, x[k]);
            NetworkException.requireFinite("layout, y of neuron " + k, y[k]);
        }
        return new Layout(x.clone(), y.clone());
    }

    /** Returns the number of positions. */
    public int size() {
        return x.length;
    }

    /** Returns the distance from one of these positions to one of another layout. */
    public double distance(int index, Layout other, int otherIndex) {
        double dx = x[index] - other.x[otherIndex];
        double dy = y[index] - other.y[otherIndex];
        return Math.sqrt(dx * dx + dy * dy);
    }
}
