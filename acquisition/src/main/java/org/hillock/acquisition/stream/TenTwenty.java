package org.hillock.acquisition.stream;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Electrode places by their names in the international 10-20 system and its 10-10 extension.
 *
 * <p>The places are constructed, not tabulated (Jurcak, Tsuzuki and Dan, NeuroImage 34, 2007; Oostenveld and
 * Praamstra, Clinical Neurophysiology 112, 2001): the head is a sphere; the midline and the ring Fpz-T7-Oz-T8 are cut
 * into tenths; each row in between is the circle through its two ring electrodes and its midline electrode, cut into
 * quarters. Numbers 9 and 10 lie one tenth below the ring. A head is no sphere: the directions lie within 11 degrees
 * (mean 5) of those measured on the MNI head, seen from the centre of the best-fitting sphere.
 */
public final class TenTwenty {
    private static final double TENTH_DEGREES = 22.5;
    private static final double RING_DEGREES = 90;
    private static final double RING_STEP_DEGREES = 18;
    private static final double BELOW_RING_DEGREES = RING_DEGREES + TENTH_DEGREES;

    private static final Pattern PREFIX = Pattern.compile("^EEG[ _:-]*");
    private static final Pattern REFERENCE =
            Pattern.compile("[ _-]*(REF|LE|RE|LER|AR|AVG|AVE|CAR|A1|A2|A1A2|M1|M2|M1M2)$");
    private static final Pattern LABEL =
            Pattern.compile("(FP|AF|FC|FT|F|CP|C|TP|T|PO|P|O|I|N)(Z|10|[1-9])|([AM])([12])");
    private static final Map<String, String> OLD_NAMES = Map.of("T3", "T7", "T4", "T8", "T5", "P7", "T6", "P8");

    private TenTwenty() {}

    /**
     * The place of a label such as {@code "C3"}, without regard to case; empty when it is not one of the system.
     *
     * <p>What file formats put around a label is ignored: {@code "EEG C3-REF"}, {@code "Fc5."}. The names T3, T4, T5 and
     * T6 of the first 10-20 system are T7, T8, P7 and P8. A bipolar pair such as {@code "C3-C4"} has no one place.
     */
    public static Optional<Position> position(String label) {
        Matcher matcher = LABEL.matcher(bare(label));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        if (matcher.group(3) != null) {
            double fromNose = matcher.group(3).equals("A") ? 98 : 111;
            return Optional.of(onSphere(125, matcher.group(4).equals("1") ? -fromNose : fromNose));
        }
        int number = matcher.group(2).equals("Z") ? 0 : Integer.parseInt(matcher.group(2));
        for (Row row : Row.values()) {
            if (row.holds(matcher.group(1), number)) {
                return Optional.of(row.place(number));
            }
        }
        return Optional.empty();
    }

    /** The label in capitals without what file formats put around it, by its modern name; any other text stays as it is. */
    static String bare(String label) {
        String text = label.strip().toUpperCase(Locale.ROOT);
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '.') {
            end--;
        }
        text = PREFIX.matcher(text.substring(0, end)).replaceFirst("");
        Matcher reference = REFERENCE.matcher(text);
        if (reference.find() && reference.start() > 0) {
            text = text.substring(0, reference.start());
        }
        return OLD_NAMES.getOrDefault(text, text);
    }

    /** A point by its angle from the vertex and its angle from the nose, positive to the right. */
    private static Position onSphere(double fromVertexDegrees, double fromNoseDegrees) {
        double inclination = StrictMath.toRadians(fromVertexDegrees);
        double azimuth = StrictMath.toRadians(fromNoseDegrees);
        double radius = StrictMath.sin(inclination);
        return new Position(
                radius * StrictMath.sin(azimuth), radius * StrictMath.cos(azimuth), StrictMath.cos(inclination));
    }

    /** The rows from front to back: letters near the midline, letters at the side, tenths of both arcs from the front. */
    private enum Row {
        N("N", "N", -1, 0, 2),
        FP("FP", "FP", 0, 0, 2),
        AF("AF", "AF", 1, 6, 10),
        F("F", "F", 2, 6, 10),
        FC("FC", "FT", 3, 6, 10),
        C("C", "T", 4, 6, 10),
        CP("CP", "TP", 5, 6, 10),
        P("P", "P", 6, 6, 10),
        PO("PO", "PO", 7, 6, 10),
        O("O", "O", 8, 0, 2),
        I("I", "I", 9, 0, 2);

        private final String inner;
        private final String outer;
        private final int tenth;
        private final int lastInner;
        private final int last;

        Row(String inner, String outer, int tenth, int lastInner, int last) {
            this.inner = inner;
            this.outer = outer;
            this.tenth = tenth;
            this.lastInner = lastInner;
            this.last = last;
        }

        boolean holds(String letters, int number) {
            return number <= last && letters.equals(number == 0 || number <= lastInner ? inner : outer);
        }

        Position place(int number) {
            Position middle = onSphere(StrictMath.abs(4 - tenth) * TENTH_DEGREES, tenth <= 4 ? 0 : 180);
            if (number == 0) {
                return middle;
            }
            int side = number % 2 == 1 ? -1 : 1;
            if (lastInner == 0) {
                double fromVertex = tenth < 0 || tenth > 8 ? BELOW_RING_DEGREES : RING_DEGREES;
                return onSphere(fromVertex, side * (tenth <= 0 ? RING_STEP_DEGREES : 9 * RING_STEP_DEGREES));
            }
            double azimuth = side * (tenth + 1) * RING_STEP_DEGREES;
            int step = (number + 1) / 2;
            if (step > 4) {
                return onSphere(BELOW_RING_DEGREES, azimuth);
            }
            return alongRow(middle, onSphere(RING_DEGREES, azimuth), step / 4.0);
        }

        /**
         * A fraction of the way from the midline to the ring on the row's circle. The circle mirrors in the midline
         * plane, so that its centre lies there, on the normal through the head's centre.
         */
        private static Position alongRow(Position middle, Position ring, double fraction) {
            double chordY = ring.y() - middle.y();
            double chordZ = ring.z() - middle.z();
            double chord = Math.sqrt(chordY * chordY + chordZ * chordZ);
            double forward = chordY / chord;
            double upward = chordZ / chord;
            double toMiddle = middle.y() * forward + middle.z() * upward;
            double centreY = middle.y() - toMiddle * forward;
            double centreZ = middle.z() - toMiddle * upward;
            double radius = StrictMath.abs(toMiddle);
            double towardsRing = (ring.y() - centreY) * forward + (ring.z() - centreZ) * upward;
            double angle =
                    fraction * StrictMath.atan2(StrictMath.abs(ring.x()), towardsRing * StrictMath.signum(toMiddle));
            double along = radius * StrictMath.cos(angle) * StrictMath.signum(toMiddle);
            double across = radius * StrictMath.sin(angle) * StrictMath.signum(ring.x());
            return new Position(across, centreY + along * forward, centreZ + along * upward);
        }
    }
}
