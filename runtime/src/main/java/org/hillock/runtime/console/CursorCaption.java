package org.hillock.runtime.console;

import java.util.List;
import org.hillock.decoding.decoder.Decision;
import org.hillock.runtime.pipeline.DecisionEntry;
import org.hillock.runtime.pipeline.DecisionSink;

/** Tells beside the cursor what the cue asked for, what was answered, and how many answers were right so far. */
public final class CursorCaption implements DecisionSink {
    private final CursorActuator cursor;
    private final List<String> classes;
    private int judged;
    private int right;

    /** Captions for a cursor. */
    public CursorCaption(CursorActuator cursor, List<String> classes) {
        this.cursor = cursor;
        this.classes = List.copyOf(classes);
    }

    @Override
    public void write(DecisionEntry entry) {
        StringBuilder words = new StringBuilder();
        entry.truth()
                .ifPresent(
                        truth -> words.append("cue ").append(classes.get(truth)).append(", "));
        words.append(answer(entry.decision()));
        if (entry.truth().isPresent()) {
            judged++;
            right += entry.correct() ? 1 : 0;
            if (entry.decision() instanceof Decision.Intent) {
                words.append(entry.correct() ? ", correct" : ", wrong");
            }
            words.append("; ").append(right).append('/').append(judged);
        }
        cursor.caption(words.toString());
    }

    private static String answer(Decision decision) {
        if (decision instanceof Decision.Intent intent) {
            return "said " + intent.label();
        }
        if (decision instanceof Decision.Abstention abstention) {
            return abstention.reason() == Decision.Reason.UNTRAINED ? "no answer yet" : "no answer";
        }
        return "a command";
    }
}
