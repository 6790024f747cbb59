package org.hillock.runtime.pipeline;

import java.util.Optional;
import java.util.OptionalInt;
import org.hillock.decoding.decoder.Decision;
import org.hillock.decoding.decoder.Decoder;
import org.hillock.decoding.decoder.Teaching;
import org.hillock.decoding.epoch.Segment;
import org.hillock.runtime.budget.Hysteresis;
import org.hillock.runtime.budget.LatencyBudget.Outcome;
import org.hillock.runtime.session.BudgetSetting;

/**
 * The session's own decoder and, where the budget names one, the cheaper that stands in. The cheaper one decides on every
 * segment and learns as well, so that it is ready: before the own one under the policy "fallback", after its command is
 * written under "degrade". While it is in charge the own decoder rests. Single-threaded, but for the counts.
 */
final class Deciders {
    private final Decoder own;
    private final Optional<Decoder> cheaper;
    private final BudgetSetting budget;
    private final Hysteresis hysteresis;
    private long ownLabels;
    private long cheaperLabels;

    Deciders(Decoder own, Optional<Decoder> cheaper, BudgetSetting budget) {
        this.own = own;
        this.cheaper = cheaper;
        this.budget = budget;
        this.hysteresis = new Hysteresis(budget.fallback(), budget.hardNanos());
    }

    Decoder own() {
        return own;
    }

    /** The answer that stands by while the own decoder works; empty under other policies. */
    Optional<Decision> standBy(Segment segment) {
        return budget.policy() == BudgetSetting.Policy.FALLBACK
                ? cheaper.map(decoder -> decoder.decide(segment))
                : Optional.empty();
    }

    /** The answer of the decoder in charge. */
    Decision decide(Segment segment) {
        return inCharge().decide(segment);
    }

    private Decoder inCharge() {
        return hysteresis.degraded() ? cheaper.orElse(own) : own;
    }

    /** Everything that can wait until the command is on its way: the cheaper one's turn, then learning. */
    void afterwards(Segment segment, OptionalInt taught) {
        boolean ownDecided = inCharge() == own;
        boolean degrades = budget.policy() == BudgetSetting.Policy.DEGRADE;
        if (ownDecided && degrades) {
            cheaper.ifPresent(decoder -> decoder.decide(segment));
        }
        own.settle();
        cheaper.ifPresent(Decoder::settle);
        if (taught.isPresent()) {
            Teaching.Label label = new Teaching.Label(taught.getAsInt());
            if (ownDecided) {
                own.learn(segment.sequence(), label);
                ownLabels++;
            }
            cheaper.ifPresent(decoder -> decoder.learn(segment.sequence(), label));
            cheaperLabels++;
        }
    }

    /** Takes the latency of the last decision; the next may be another decoder's. */
    void settled(long latencyNanos) {
        if (budget.policy() == BudgetSetting.Policy.DEGRADE) {
            hysteresis.decided(latencyNanos, latencyNanos > budget.hardNanos() ? Outcome.MISSED : Outcome.KEPT);
        }
    }

    /** How many labels the decoder in charge has been told. */
    long labelsInCharge() {
        return inCharge() == own ? ownLabels : cheaperLabels;
    }

    /** The name of the decoder that decides next. */
    String nameInCharge() {
        return inCharge().name();
    }

    long switches() {
        return hysteresis.switches();
    }
}
