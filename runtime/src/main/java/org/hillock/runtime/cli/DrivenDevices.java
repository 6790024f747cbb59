package org.hillock.runtime.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.PrintWriter;
import java.util.Locale;
import org.hillock.feedback.actuator.LinkLoss;
import org.hillock.runtime.session.FeedbackSetting;
import org.hillock.runtime.session.Session;

/** What a session drives, and what each device does by itself when its link is lost and no neutral reaches it. */
final class DrivenDevices {
    private DrivenDevices() {}

    /** A line a device; that of one that goes on begins with a mark. */
    static void print(Session session, PrintWriter out) {
        for (FeedbackSetting setting : session.feedback()) {
            LinkLoss loss = setting.onLinkLoss();
            boolean rests = loss.outcome() == LinkLoss.Outcome.NO_LINK || loss.outcome() == LinkLoss.Outcome.RESTS;
            out.println("drives    " + setting.word() + (rests ? "; " : "; ! ")
                    + (loss.outcome() == LinkLoss.Outcome.NO_LINK ? "" : "when its link is lost: ") + loss.sentence());
        }
    }

    static void add(Session session, ArrayNode devices) {
        for (FeedbackSetting setting : session.feedback()) {
            LinkLoss loss = setting.onLinkLoss();
            devices.addObject()
                    .put("to", setting.word())
                    .put("linkLoss", loss.outcome().name().toLowerCase(Locale.ROOT))
                    .put("does", loss.sentence());
        }
    }
}
