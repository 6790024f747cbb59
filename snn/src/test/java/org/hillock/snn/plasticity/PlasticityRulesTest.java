package org.hillock.snn.plasticity;

import org.junit.jupiter.api.Nested;

class PlasticityRulesTest {
    @Nested
    class Pairs extends PlasticityRuleContract {
        @Override
        protected PlasticityRule rule() {
            return new PairStdp(20, 30, 0.01, 0.012, 0, 1);
        }
    }

    @Nested
    class ConditionalRate extends PlasticityRuleContract {
        @Override
        protected PlasticityRule rule() {
            return new ConditionalRateStdp(25, 0.098, 0.5, 0.002);
        }
    }
}
