package org.hillock.decoding.evaluate;

/**
 * Wilson's score interval of a share at 95 % (Wilson, JASA 22 (1927) 209).
 *
 * @param low lower end
 * @param high upper end
 */
public record WilsonInterval(double low, double high) {
    private static final double Z = 1.959963984540054;

    /** Of a share of trials; from 0 to 1 without trials. */
    public static WilsonInterval of(double share, long trials) {
        if (trials == 0) {
            return new WilsonInterval(0, 1);
        }
        double z2 = Z * Z / trials;
        double centre = (share + z2 / 2) / (1 + z2);
        double half = Z / (1 + z2) * Math.sqrt(share * (1 - share) / trials + z2 / (4 * trials));
        return new WilsonInterval(Math.max(0, centre - half), Math.min(1, centre + half));
    }
}
