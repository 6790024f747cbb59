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

    @Nested
    class AdditivePowerLaw extends PlasticityRuleContract {
        @Override
        protected PlasticityRule rule() {
            return new PowerLawStdp(20, 20, 0.01, 1.05, 0, 1, Pairing.ALL_TO_ALL);
        }
    }

    @Nested
    class PowerLaw extends PlasticityRuleContract {
        @Override
        protected PlasticityRule rule() {
            return new PowerLawStdp(20, 20, 0.01, 1.05, 0.4, 1, Pairing.ALL_TO_ALL);
        }
    }

    @Nested
    class MultiplicativeNearest extends PlasticityRuleContract {
        @Override
        protected PlasticityRule rule() {
            return new PowerLawStdp(20, 20, 0.01, 1.05, 1, 1, Pairing.NEAREST);
        }
    }

    @Nested
    class Triplets extends PlasticityRuleContract {
        @Override
        protected PlasticityRule rule() {
            return new TripletStdp(16.8, 101, 33.7, 125, 5e-10, 6.2e-3, 7e-3, 2.3e-4, 0, 1, Pairing.ALL_TO_ALL);
        }
    }

    @Nested
    class NearestTriplets extends PlasticityRuleContract {
        @Override
        protected PlasticityRule rule() {
            return new TripletStdp(16.8, 714, 33.7, 40, 8.8e-11, 5.3e-2, 6.6e-3, 3.1e-3, 0, 1, Pairing.NEAREST);
        }
    }

    @Nested
    class Inhibitory extends PlasticityRuleContract {
        @Override
        protected PlasticityRule rule() {
            return new InhibitoryStdp(20, 0.001, 5, 0, 1);
        }
    }

    @Nested
    class Rewarded extends PlasticityRuleContract {
        @Override
        protected PlasticityRule rule() {
            return new RewardModulatedStdp(20, 20, 10, 15, Pairing.NEAREST, 1000, 200, 0, 10, 0, 1);
        }

        @Override
        protected boolean movesWithoutSpikes() {
            return true;
        }

        @Override
        protected void beforeStep(PlasticityKernel kernel, int step) {
            if (step % 50 == 0) {
                ((ModulatedKernel) kernel).modulate(0.1);
            }
        }
    }

    @Nested
    class TonicReward extends PlasticityRuleContract {
        @Override
        protected PlasticityRule rule() {
            return new RewardModulatedStdp(20, 20, 1, 1.5, Pairing.ALL_TO_ALL, 500, 200, 0.01, 1, 0, 1);
        }

        @Override
        protected boolean movesWithoutSpikes() {
            return true;
        }
    }

    @Nested
    class Errors extends PlasticityRuleContract {
        private final float[] errors = {0.1f, -0.2f, 0.3f, 0, 0.5f, -0.4f};

        @Override
        protected PlasticityRule rule() {
            return new ErrorModulatedRule(5, 20, 0.1, 0.1, -1, 1);
        }

        @Override
        protected boolean movesWithoutSpikes() {
            return true;
        }

        @Override
        protected void beforeStep(PlasticityKernel kernel, int step) {
            if (step % 7 == 0) {
                ((ModulatedKernel) kernel).modulate(errors);
            }
        }
    }

    @Nested
    class LogLikelihoods extends PlasticityRuleContract {
        @Override
        protected PlasticityRule rule() {
            return new ExpectationMaximisationStdp(10, 1, 0.002, -5, 0);
        }
    }

    @Nested
    class Hebb extends PlasticityRuleContract {
        @Override
        protected PlasticityRule rule() {
            return new HebbRule(20, 0.001, 0, 1);
        }
    }

    @Nested
    class Oja extends PlasticityRuleContract {
        @Override
        protected PlasticityRule rule() {
            return new OjaRule(20, 0.001);
        }
    }

    @Nested
    class Bcm extends PlasticityRuleContract {
        @Override
        protected PlasticityRule rule() {
            return new BcmRule(20, 500, 1, 0.0001, 0, 1);
        }
    }

    @Nested
    class Scaling extends PlasticityRuleContract {
        @Override
        protected PlasticityRule rule() {
            return new SynapticScaling(20, 1000, 10_000, 10, 10);
        }

        @Override
        protected boolean movesWithoutSpikes() {
            return true;
        }
    }

    @Nested
    class Excitability extends PlasticityRuleContract {
        @Override
        protected PlasticityRule rule() {
            return new IntrinsicHomeostasis(20, 1000, 0.1, 10, -1, 10);
        }

        @Override
        protected boolean movesWithoutSpikes() {
            return true;
        }
    }
}
