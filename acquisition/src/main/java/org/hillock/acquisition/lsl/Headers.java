package org.hillock.acquisition.lsl;

import java.util.Locale;

/** Header lines of requests and responses: a key without regard to case, a value that ends at a semicolon. */
final class Headers {
    private Headers() {}

    static String key(String line) {
        int colon = line.indexOf(':');
        return colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    }

    static String value(String line) {
        int colon = line.indexOf(':');
        int semicolon = line.indexOf(';');
        String bare = semicolon < 0 ? line : line.substring(0, semicolon);
        return colon < 0 || colon >= bare.length()
                ? ""
                : bare.substring(colon + 1).strip();
    }

    /** A value that cannot end its line. */
    static String clean(String value) {
        StringBuilder clean = new StringBuilder(value.length());
        for (int i = 0; i < Math.min(value.length(), 1024); i++) {
            char c = value.charAt(i);
            clean.append(c < 0x20 ? ' ' : c);
        }
        return clean.toString();
    }
}
