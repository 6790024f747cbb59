package org.hillock.feedback.actuator;

/**
 * What a device does by itself when its link is lost, so that no neutral can reach it any more. Shown to the person who arms the session.
 *
 * @param outcome how it ends
 * @param sentence one clause, such as {@code "it lands by itself 15 s after the last command"}
 */
public record LinkLoss(Outcome outcome, String sentence) {
    /** How it ends. */
    public enum Outcome {
        /** There is no link that could be lost. */
        NO_LINK,
        /** It comes to rest by itself. */
        RESTS,
        /** It comes to rest if it was set up for that, which nobody can see from here. */
        DEPENDS,
        /** It goes on with what it was told last. */
        GOES_ON
    }

    /** There is no link: what is driven is of this process or this machine. */
    public static LinkLoss noLink(String sentence) {
        return new LinkLoss(Outcome.NO_LINK, sentence);
    }

    /** It comes to rest by itself. */
    public static LinkLoss rests(String sentence) {
        return new LinkLoss(Outcome.RESTS, sentence);
    }

    /** It comes to rest if it was set up for that. */
    public static LinkLoss depends(String sentence) {
        return new LinkLoss(Outcome.DEPENDS, sentence);
    }

    /** It goes on. */
    public static LinkLoss goesOn(String sentence) {
        return new LinkLoss(Outcome.GOES_ON, sentence);
    }
}
