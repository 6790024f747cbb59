package org.hillock.acquisition.device.serial;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Tests that mostly wait, for devices that stream at their own rate, at the same time. */
final class Together {
    private static final int AT_ONCE = 8;

    private Together() {}

    /** What is checked of one case. */
    interface Check<T> {
        void of(T item) throws Exception;
    }

    /** A test a case, all of them under way. */
    static <T> Stream<DynamicTest> tests(Stream<T> cases, Function<T, String> name, Check<T> check) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, task -> {
            Thread thread = new Thread(task, "case");
            thread.setDaemon(true);
            return thread;
        });
        List<DynamicTest> tests = cases.map(item -> {
                    Future<?> run = threads.submit(() -> {
                        check.of(item);
                        return null;
                    });
                    return DynamicTest.dynamicTest(name.apply(item), () -> await(run));
                })
                .toList();
        threads.shutdown();
        return tests.stream();
    }

    private static void await(Future<?> run) throws Throwable {
        try {
            run.get();
        } catch (ExecutionException e) {
            throw e.getCause();
        }
    }
}
