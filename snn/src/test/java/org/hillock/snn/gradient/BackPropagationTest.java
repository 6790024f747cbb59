package org.hillock.snn.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hillock.snn.Allocation;
import org.hillock.snn.NetworkException;
import org.hillock.snn.SpikeRaster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BackPropagationTest {
    private static final int STEPS = 14;
    private static final SpikeRaster INPUT = Trials.noise(STEPS, 4, 0.4, 3);

    static Stream<Arguments> smoothNetworks() {
        List<Arguments> cases = new ArrayList<>();
        RecurrentLif plain = RecurrentLif.of(4, 6, 3).timed(8, 0, 5);
        List<RecurrentLif> shapes = List.of(
                plain,
                plain.timed(8, 3, 12),
                plain.timed(8, 3, 12).resetting(RecurrentLif.Reset.SUBTRACTION),
                plain.timed(6, 6, 9).adapting(0.3, 15),
                plain.timed(Double.POSITIVE_INFINITY, 4, Double.POSITIVE_INFINITY)
                        .resetting(RecurrentLif.Reset.SUBTRACTION)
                        .adapting(0.2, 5));
        for (RecurrentLif shape : shapes) {
            SurrogateTest.surrogates().forEach(surrogate -> {
                cases.add(Arguments.of(shape, surrogate, new Loss.CrossEntropy(1, 5, STEPS)));
                cases.add(Arguments.of(shape, surrogate, squaredError()));
            });
        }
        return cases.stream();
    }

    private static Loss squaredError() {
        double[] target = new double[3 * STEPS];
        for (int k = 0; k < target.length; k++) {
            target[k] = Parameters.normal(8, k);
        }
        return new Loss.SquaredError(target, 3);
    }

    /** Central differences of every single parameter, to 1e-6 of the greatest of its group. */
    @ParameterizedTest
    @MethodSource("smoothNetworks")
    void isTheGradientOfTheSmoothNetwork(RecurrentLif shape, Surrogate surrogate, Loss loss) {
        var training = new BackPropagation(shape, surrogate, ResetGradient.THROUGH, STEPS, Firing.SMOOTH);
        Parameters parameters = Parameters.random(shape, 11, 1.5, 1, 1);
        for (int j = 0; j < shape.neurons(); j++) {
            parameters.values()[parameters.offset(ParameterGroup.BIAS) + j] = 0.05 * j;
        }
        var gradient = new Parameters(shape);
        double loss0 = training.gradient(parameters, INPUT, loss, gradient);
        assertThat(loss0).isEqualTo(training.run(parameters, INPUT, loss)).isPositive();
        for (ParameterGroup group : ParameterGroup.values()) {
            double greatest = 0;
            double worst = 0;
            for (int k = parameters.offset(group); k < parameters.offset(group) + parameters.count(group); k++) {
                double difference = centralDifference(training, parameters, loss, k);
                greatest = Math.max(greatest, Math.abs(difference));
                worst = Math.max(worst, Math.abs(difference - gradient.values()[k]));
            }
            assertThat(greatest).as("%s moves the loss", group).isGreaterThan(1e-6);
            assertThat(worst / greatest).as("%s", group).isLessThan(1e-6);
        }
    }

    private static double centralDifference(BackPropagation training, Parameters parameters, Loss loss, int k) {
        double h = 1e-6;
        double value = parameters.values()[k];
        parameters.values()[k] = value + h;
        double above = training.run(parameters, INPUT, loss);
        parameters.values()[k] = value - h;
        double below = training.run(parameters, INPUT, loss);
        parameters.values()[k] = value;
        return (above - below) / (2 * h);
    }

    @Test
    void followsTheStatedEquationsStepByStep() {
        RecurrentLif shape = new RecurrentLif(1, 1, 1, 2, 10, 0, 20, 0.8, RecurrentLif.Reset.SUBTRACTION, 0.5, 30);
        var training =
                new BackPropagation(shape, new Surrogate.Triangle(1, 1), ResetGradient.DETACHED, 5, Firing.SPIKES);
        var parameters = new Parameters(shape);
        double[] w = parameters.values();
        w[parameters.offset(ParameterGroup.INPUT)] = 1;
        w[parameters.offset(ParameterGroup.RECURRENT)] = 0.7;
        w[parameters.offset(ParameterGroup.BIAS)] = 0.01;
        w[parameters.offset(ParameterGroup.READOUT)] = 2;
        w[parameters.offset(ParameterGroup.READOUT_BIAS)] = 0.1;
        var input = new SpikeRaster(3, 1);
        input.set(0, 0);
        input.set(2, 0);
        training.run(parameters, input, new Loss.CrossEntropy(0, 0, 3));
        double[] y = new double[1];
        training.readout(0, y);
        // 1 + 0.01 is above 0.8: a spike.
        assertThat(y[0]).isEqualTo(2.1);
        double u = (1.01 - 0.8) * StrictMath.exp(-0.2) + 0.7 + 0.01;
        assertThat(u).isBetween(0.8, 1.3);
        training.readout(1, y);
        // The threshold has risen to 1.3: none.
        assertThat(y[0]).isCloseTo(2.1 * StrictMath.exp(-0.1) + 0.1, within(1e-15));
        training.readout(2, y);
        assertThat(u * StrictMath.exp(-0.2) + 1.01).isGreaterThan(0.8 + 0.5 * StrictMath.exp(-2.0 / 30));
        var raster = new SpikeRaster(3, 1);
        training.spikes(raster);
        assertThat(raster.fired(0, 0)).isTrue();
        assertThat(raster.fired(1, 0)).isFalse();
        assertThat(raster.fired(2, 0)).isTrue();
    }

    @Test
    void addsGradientsUpAndAllocatesNothing() {
        RecurrentLif shape = RecurrentLif.of(4, 20, 3).timed(8, 3, 12);
        var training = new BackPropagation(shape, new Surrogate.FastSigmoid(5, 1), ResetGradient.DETACHED, STEPS);
        Parameters parameters = Parameters.random(shape, 11, 3, 1, 1);
        var once = new Parameters(shape);
        var loss = new Loss.CrossEntropy(2, 0, STEPS);
        training.gradient(parameters, INPUT, loss, once);
        var thrice = new Parameters(shape);
        for (int k = 0; k < 3; k++) {
            training.gradient(parameters, INPUT, loss, thrice);
        }
        once.scale(3);
        assertThat(once.norm()).isPositive();
        for (int k = 0; k < once.values().length; k++) {
            assertThat(thrice.values()[k]).isCloseTo(once.values()[k], within(1e-12));
        }
        var adam = new Adam(shape, 1e-3);
        assertThat(Allocation.bytesOnceWarm(() -> {
                    for (int k = 0; k < 20; k++) {
                        training.gradient(parameters, INPUT, loss, once);
                        adam.step(parameters, once);
                    }
                }))
                .isZero();
    }

    @Test
    void refusesTrialsThatDoNotFit() {
        RecurrentLif shape = RecurrentLif.of(4, 20, 3);
        var training = new BackPropagation(shape, new Surrogate.ArcTangent(2), ResetGradient.DETACHED, 10);
        assertThatThrownBy(() -> training.run(new Parameters(shape), INPUT, new Loss.CrossEntropy(0, 0, 5)))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("input of back-propagation: read SpikeRaster[14 steps");
        assertThatThrownBy(() -> new Loss.CrossEntropy(0, 5, 5)).isInstanceOf(NetworkException.class);
        assertThatThrownBy(() -> new Loss.SquaredError(new double[7], 2)).isInstanceOf(NetworkException.class);
        assertThatThrownBy(() -> RecurrentLif.of(0, 1, 1)).hasMessageContaining("inputs");
    }
}
