/* The liblsl half of the LSL benchmark: the same two roles as LslBenchmark's, on the library that LSL_LIB names.
 *
 * send NAME CHANNELS RATE SAMPLES PER_PUSH    rate 0: as fast as it can; each push carries the time at which it began
 * receive NAME SAMPLES WARM_UP                prints "stamp-to-read nanoseconds" of each sample after the warm-up, or
 *                                             with WARM_UP -1 the samples a second over the later half
 */
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define LOAD(type, name, args) static type(*name) args
LOAD(void *, lsl_create_streaminfo, (const char *, const char *, int32_t, double, int32_t, const char *));
LOAD(void *, lsl_create_outlet, (void *, int32_t, int32_t));
LOAD(void *, lsl_create_inlet, (void *, int32_t, int32_t, int32_t));
LOAD(int32_t, lsl_wait_for_consumers, (void *, double));
LOAD(int32_t, lsl_push_chunk_ft, (void *, const float *, unsigned long, double));
LOAD(int32_t, lsl_push_sample_ft, (void *, const float *, double));
LOAD(double, lsl_pull_sample_f, (void *, float *, int32_t, double, int32_t *));
LOAD(unsigned long, lsl_pull_chunk_f, (void *, float *, double *, unsigned long, unsigned long, double, int32_t *));
LOAD(int32_t, lsl_resolve_byprop, (void **, uint32_t, const char *, const char *, int32_t, double));
LOAD(int32_t, lsl_get_channel_count, (void *));
LOAD(void, lsl_open_stream, (void *, double, int32_t *));
LOAD(double, lsl_local_clock, (void));

#define CHUNK 1024
#define MAX_CHANNELS 64

static void fail(const char *what) {
    fprintf(stderr, "lsl_peer: %s\n", what);
    exit(1);
}

static void load(void) {
    const char *path = getenv("LSL_LIB");
    void *lib = path ? dlopen(path, RTLD_NOW) : NULL;
    if (!lib) fail("LSL_LIB names no library that can be loaded");
#define GET(name) do { *(void **) &name = dlsym(lib, #name); if (!name) fail("the library lacks " #name); } while (0)
    GET(lsl_create_streaminfo); GET(lsl_create_outlet); GET(lsl_create_inlet); GET(lsl_wait_for_consumers);
    GET(lsl_push_chunk_ft); GET(lsl_push_sample_ft); GET(lsl_pull_sample_f); GET(lsl_pull_chunk_f);
    GET(lsl_resolve_byprop); GET(lsl_get_channel_count); GET(lsl_open_stream); GET(lsl_local_clock);
}

static void until(double seconds) {
    struct timespec at = {(time_t) seconds, (long) ((seconds - (time_t) seconds) * 1e9)};
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &at, NULL)) {}
}

static void send_samples(char **a) {
    int channels = atoi(a[1]), per_push = atoi(a[4]);
    double rate = atof(a[2]);
    long samples = atol(a[3]);
    void *info = lsl_create_streaminfo(a[0], "EEG", channels, rate > 0 ? rate : 100000, 1, "bench");
    void *outlet = lsl_create_outlet(info, 0, 360);
    float *data = calloc((size_t) channels * per_push, sizeof(float));
    if (!lsl_wait_for_consumers(outlet, 30)) fail("nobody came");
    until(lsl_local_clock() + 0.5);
    double start = lsl_local_clock();
    for (long n = 0; n < samples; n += per_push) {
        if (rate > 0) until(start + n / rate);
        data[0] = (float) (n % (1 << 24));
        if (per_push == 1) lsl_push_sample_ft(outlet, data, lsl_local_clock());
        else lsl_push_chunk_ft(outlet, data, (unsigned long) channels * per_push, lsl_local_clock());
    }
    getchar();
}

static void receive_samples(char **a) {
    void *infos[4];
    long samples = atol(a[1]), warm_up = atol(a[2]);
    if (lsl_resolve_byprop(infos, 4, "name", a[0], 1, 20) < 1) fail("the stream was not found");
    int channels = lsl_get_channel_count(infos[0]);
    void *inlet = lsl_create_inlet(infos[0], 360, 0, 0);
    int32_t error = 0;
    lsl_open_stream(inlet, 10, &error);
    if (error) fail("the stream was not opened");
    static float data[CHUNK * MAX_CHANNELS];
    static double stamps[CHUNK];
    if (warm_up >= 0) {
        int64_t *nanos = malloc(sizeof(int64_t) * (size_t) samples);
        for (long n = 0; n < samples; n++) {
            double stamp = lsl_pull_sample_f(inlet, data, channels, 20, &error);
            if (stamp == 0) fail("a sample did not come");
            nanos[n] = (int64_t) ((lsl_local_clock() - stamp) * 1e9);
        }
        for (long n = warm_up; n < samples; n++) printf("%lld\n", (long long) nanos[n]);
        return;
    }
    double start = 0, end = 0;
    long got = 0, from = 0;
    while (got < samples) {
        unsigned long values = lsl_pull_chunk_f(
                inlet, data, stamps, (unsigned long) CHUNK * channels, CHUNK, 0.0, &error);
        if (values == 0) {
            if (lsl_pull_sample_f(inlet, data, channels, 20, &error) == 0) fail("a sample did not come");
            values = channels;
        }
        got += (long) values / channels;
        end = lsl_local_clock();
        if (from == 0 && got >= samples / 2) {
            start = end;
            from = got;
        }
    }
    printf("%.0f\n", (got - from) / (end - start));
}

int main(int argc, char **argv) {
    load();
    if (argc == 7 && !strcmp(argv[1], "send")) send_samples(argv + 2);
    else if (argc == 5 && !strcmp(argv[1], "receive")) receive_samples(argv + 2);
    else fail("usage: send NAME CHANNELS RATE SAMPLES PER_PUSH | receive NAME SAMPLES WARM_UP");
    return 0;
}
