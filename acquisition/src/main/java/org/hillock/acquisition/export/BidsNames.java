package org.hillock.acquisition.export;

import java.util.regex.Pattern;

/**
 * Whose recording it is, in the entities of a BIDS file name.
 *
 * @param subject letters and digits
 * @param session letters and digits; empty for none
 * @param task letters and digits
 * @param run a number; empty for none
 */
public record BidsNames(String subject, String session, String task, String run) {
    private static final Pattern LABEL = Pattern.compile("[0-9A-Za-z]+");
    private static final Pattern INDEX = Pattern.compile("[0-9]*");

    /** Checks the labels. */
    public BidsNames {
        require("subject", subject, LABEL.matcher(subject).matches());
        require("session", session, session.isEmpty() || LABEL.matcher(session).matches());
        require("task", task, LABEL.matcher(task).matches());
        require("run", run, INDEX.matcher(run).matches());
    }

    private static void require(String what, String label, boolean fits) {
        if (!fits) {
            throw new IllegalArgumentException("a BIDS " + what + " consists of "
                    + (what.equals("run") ? "digits" : "letters and digits") + ", unlike '" + label + "'");
        }
    }

    /** The folder of the recording below the data set's, with slashes. */
    String folder() {
        return "sub-" + subject + (session.isEmpty() ? "" : "/ses-" + session) + "/eeg";
    }

    /** The beginning of the names of the files of one run. */
    String prefix() {
        return place() + "_task-" + task + (run.isEmpty() ? "" : "_run-" + run);
    }

    /** The beginning of the names of the files on electrodes, which hold for every task. */
    String place() {
        return "sub-" + subject + (session.isEmpty() ? "" : "_ses-" + session);
    }
}
