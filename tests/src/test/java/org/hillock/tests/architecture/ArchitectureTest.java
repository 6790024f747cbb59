package org.hillock.tests.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.resolvers.SelectedClassResolverFromClasspath;
import org.hillock.feedback.actuator.Actuator;
import org.hillock.feedback.actuator.ActuatorCommand;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the table of ARCHITECTURE.md and the border between the data plane and the control plane. */
class ArchitectureTest {
    /** Packages whose classes run per sample or per spike. */
    private static final String[] DATA_PLANE = {
        "org.hillock.snn..",
        "org.hillock.decoding.condition..",
        "org.hillock.decoding.spatial..",
        "org.hillock.decoding.feature.."
    };

    /** Of those, the ones that hold inner loops only; neuron models and engines also describe and build what runs. */
    private static final String[] KERNELS = {
        "org.hillock.snn.synapse..",
        "org.hillock.snn.plasticity..",
        "org.hillock.decoding.condition..",
        "org.hillock.decoding.spatial..",
        "org.hillock.decoding.feature.."
    };

    /** Of the data plane's module, the packages that read and write files between steps. */
    private static final String[] FILES = {"org.hillock.snn.file..", "org.hillock.snn.nir.."};

    private static JavaClasses hillock;

    @BeforeAll
    static void importClasses() {
        // But for exceptions, the rules look at names alone: what other libraries' classes hold need not be read.
        ArchConfiguration.get().setClassResolver(SelectedClassResolverFromClasspath.class);
        ArchConfiguration.get().setClassResolverArguments("java.lang", "java.io", "java.util");
        hillock = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("test-classes") && !location.contains("tests.jar"))
                .importPackages("org.hillock");
    }

    @Test
    void spikingNetworksKnowNothingOfTheRest() {
        noClasses()
                .that()
                .resideInAPackage("org.hillock.snn..")
                .should()
                .dependOnClassesThat(otherHillockThan("org.hillock.snn"))
                .check(hillock);
    }

    @Test
    void acquisitionKnowsNoOtherModule() {
        noClasses()
                .that()
                .resideInAPackage("org.hillock.acquisition..")
                .should()
                .dependOnClassesThat(otherHillockThan("org.hillock.acquisition"))
                .check(hillock);
    }

    @Test
    void decodingUsesOfAcquisitionTheStreamVocabularyOnly() {
        noClasses()
                .that()
                .resideInAPackage("org.hillock.decoding..")
                .should()
                .dependOnClassesThat(
                        otherHillockThan("org.hillock.decoding", "org.hillock.snn", "org.hillock.acquisition.stream"))
                .check(hillock);
    }

    @Test
    void feedbackUsesDecisionsNetworksStreamsAndTheOutletsOfLslOnly() {
        noClasses()
                .that()
                .resideInAPackage("org.hillock.feedback..")
                .should()
                .dependOnClassesThat(otherHillockThan(
                        "org.hillock.feedback",
                        "org.hillock.decoding.decoder",
                        "org.hillock.snn",
                        "org.hillock.acquisition.stream",
                        "org.hillock.acquisition.lsl",
                        "org.hillock.acquisition.AcquisitionException"))
                .check(hillock);
        noClasses()
                .that()
                .resideInAPackage("org.hillock.feedback..")
                .and()
                .resideOutsideOfPackage("org.hillock.feedback.actuator.lsl..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.hillock.acquisition.lsl..")
                .check(hillock);
    }

    @Test
    void packagesFormNoCircles() {
        slices().matching("org.hillock.(*).(**)").should().beFreeOfCycles().check(hillock);
    }

    @Test
    void theDataPlaneKnowsNoReactorNoLoggingAndNoFiles() {
        noClasses()
                .that()
                .resideInAnyPackage(DATA_PLANE)
                .and()
                .resideOutsideOfPackages(FILES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("reactor..", "org.slf4j..", "java.nio.file..", "java.io..")
                .check(hillock);
    }

    @Test
    void kernelsLoopInsteadOfStreaming() {
        noClasses()
                .that()
                .resideInAnyPackage(KERNELS)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.stream..")
                .check(hillock);
    }

    @Test
    void nothingBelowTheRuntimeAsksTheSystemForTheTimeOrForRandomness() {
        noClasses()
                .that()
                .resideInAnyPackage("org.hillock.snn..", "org.hillock.decoding..", "org.hillock.acquisition..")
                .and()
                .doNotHaveFullyQualifiedName("org.hillock.acquisition.stream.SessionClock")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
                .check(hillock);
    }

    @Test
    void decisionsDoNotDependOnElementaryFunctionsThatDifferBetweenMachines() {
        for (String function : new String[] {"exp", "log", "sin", "cos", "tan", "log10", "expm1", "log1p", "tanh"}) {
            noClasses()
                    .that()
                    .resideInAnyPackage("org.hillock.snn..", "org.hillock.decoding..")
                    .and()
                    .resideOutsideOfPackage("org.hillock.decoding.evaluate..")
                    .should()
                    .callMethod(Math.class, function, double.class)
                    .check(hillock);
        }
    }

    @Test
    void nobodyMakesACommandOrWritesOnePastTheGovernorAndTheLanes() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.hillock.feedback.safety..", "org.hillock.feedback.actuator..")
                .should()
                .callConstructorWhere(target(owner(type(ActuatorCommand.class))))
                .check(hillock);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.hillock.feedback.actuator.LaneTally")
                .should()
                .callMethod(Actuator.class, "send", ActuatorCommand.class)
                .check(hillock);
    }

    @Test
    void nobodyWritesToStandardOutputButTheCommandLineAndTheConsole() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.hillock.runtime..", "org.hillock.tests..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(hillock);
    }

    @Test
    void publicExceptionsAreUnchecked() {
        classes()
                .that()
                .areAssignableTo(Exception.class)
                .and()
                .arePublic()
                .should()
                .beAssignableTo(RuntimeException.class)
                .check(hillock);
    }

    private static DescribedPredicate<JavaClass> otherHillockThan(String... packages) {
        return DescribedPredicate.describe("another part of Hillock than " + String.join(", ", packages), type -> {
            String name = type.getPackageName();
            if (!name.startsWith("org.hillock")) {
                return false;
            }
            for (String allowed : packages) {
                if (name.equals(allowed)
                        || name.startsWith(allowed + ".")
                        || type.getFullName().equals(allowed)) {
                    return false;
                }
            }
            return true;
        });
    }
}
