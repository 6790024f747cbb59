package org.hillock.acquisition.file;

import java.util.Locale;
import org.hillock.acquisition.stream.Channel;

/**
 * A physical unit as a file writes it, and what it becomes in a chunk: every voltage becomes microvolts, any other unit
 * stays as it is.
 *
 * @param word the unit of the samples in memory
 * @param factor what a value of the file is multiplied with
 */
public record PhysicalUnit(String word, double factor) {
    private static final PhysicalUnit NONE = new PhysicalUnit("", 1);

    /** The unit that a file's word means, in any of the usual spellings of "micro". */
    public static PhysicalUnit parse(String word) {
        String plain = word.strip().replace('\u00b5', 'u').replace('\u03bc', 'u');
        return switch (plain) {
            case "" -> NONE;
            case "kV" -> new PhysicalUnit(Channel.MICROVOLTS, 1e9);
            case "V" -> new PhysicalUnit(Channel.MICROVOLTS, 1e6);
            case "mV" -> new PhysicalUnit(Channel.MICROVOLTS, 1e3);
            case "nV" -> new PhysicalUnit(Channel.MICROVOLTS, 1e-3);
            case "pV" -> new PhysicalUnit(Channel.MICROVOLTS, 1e-6);
            default -> isMicrovolts(plain) ? new PhysicalUnit(Channel.MICROVOLTS, 1) : new PhysicalUnit(plain, 1);
        };
    }

    private static boolean isMicrovolts(String plain) {
        String lower = plain.toLowerCase(Locale.ROOT);
        return lower.equals("uv") || lower.startsWith("microvolt");
    }

    /** Whether the samples are microvolts. */
    public boolean isVoltage() {
        return word.equals(Channel.MICROVOLTS);
    }
}
