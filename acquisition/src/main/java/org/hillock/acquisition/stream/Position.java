package org.hillock.acquisition.stream;

/**
 * An electrode's place on the unit sphere: x to the right ear, y to the nasion, z to the vertex (the RAS axes of
 * BIDS-EEG, section "Coordinate systems").
 */
public record Position(double x, double y, double z) {
    /** The straight-line distance to another place, in head radii. */
    public double distanceTo(Position other) {
        double dx = x - other.x;
        double dy = y - other.y;
        double dz = z - other.z;
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }
}
