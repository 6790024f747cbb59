package org.hillock.runtime.snn;

import java.util.ArrayList;
import java.util.List;
import org.hillock.snn.NetworkException;

/**
 * A reward or an error that is due at steps of a network.
 *
 * @param projection index of the projection that it reaches
 * @param firstStep step before which it is handed in first
 * @param everySteps steps from one to the next, 0 for a single one
 * @param factors one for all targets, or one for each
 */
public record Modulation(int projection, long firstStep, long everySteps, List<Double> factors) {
    /** Copies the list. */
    public Modulation {
        factors = List.copyOf(factors);
    }

    /**
     * Turns the settings of a projection into steps.
     *
     * @throws NetworkException when its rule takes no third factor, or the factors are not one a target
     */
    static List<Modulation> of(ProjectionSetting setting, int projection, int targets, double stepMillis) {
        List<Modulation> modulations = new ArrayList<>();
        for (ModulationSetting own : setting.modulation()) {
            if (!(setting.plasticity() instanceof RuleSetting.Reward)
                    && !(setting.plasticity() instanceof RuleSetting.ErrorDriven)) {
                throw NetworkException.refused(
                        "modulation",
                        "rewards or errors for a rule without a third factor",
                        "stdp_reward_modulated or error_modulated",
                        "name such a rule, or leave 'modulation' out");
            }
            int count = own.factors().size();
            if (count != 1 && count != targets) {
                throw NetworkException.refused(
                        "modulation", count + " factors", "1, or " + targets + ", one a target", "correct the list");
            }
            long every = own.everyMillis() == 0 ? 0 : Math.max(1, Math.round(own.everyMillis() / stepMillis));
            modulations.add(new Modulation(projection, Math.round(own.atMillis() / stepMillis), every, own.factors()));
        }
        return modulations;
    }

    /** Tells whether it is handed in before a step. */
    boolean isDue(long step) {
        long since = step - firstStep;
        return since == 0 || (since > 0 && everySteps > 0 && since % everySteps == 0);
    }
}
