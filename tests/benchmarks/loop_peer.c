/* The loop of tests/benchmarks/loop.sh in C on the liblsl that LSL_LIB names: 64 channels at 1 kHz, band-pass by the sections in
 * the file that is its argument (b0 b1 b2 a1 a2 a line), log-variance of the last second every 40 ms, a linear model.
 */
#include <dlfcn.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LOAD(type, name, args) static type(*name) args
LOAD(void *, lsl_create_streaminfo, (const char *, const char *, int32_t, double, int32_t, const char *));
LOAD(void *, lsl_create_outlet, (void *, int32_t, int32_t));
LOAD(void *, lsl_create_inlet, (void *, int32_t, int32_t, int32_t));
LOAD(int32_t, lsl_push_sample_strt, (void *, const char **, double));
LOAD(double, lsl_pull_sample_f, (void *, float *, int32_t, double, int32_t *));
LOAD(int32_t, lsl_resolve_byprop, (void **, uint32_t, const char *, const char *, int32_t, double));
LOAD(void, lsl_open_stream, (void *, double, int32_t *));

#define CHANNELS 64
#define WINDOW 1000
#define HOP 40
#define MAX_SECTIONS 8

static void fail(const char *what) {
    fprintf(stderr, "loop_peer: %s\n", what);
    exit(1);
}

static void load(void) {
    const char *path = getenv("LSL_LIB");
    void *lib = path ? dlopen(path, RTLD_NOW) : NULL;
    if (!lib) fail("LSL_LIB names no library that can be loaded");
#define GET(name) do { *(void **) &name = dlsym(lib, #name); if (!name) fail("the library lacks " #name); } while (0)
    GET(lsl_create_streaminfo); GET(lsl_create_outlet); GET(lsl_create_inlet); GET(lsl_push_sample_strt);
    GET(lsl_pull_sample_f); GET(lsl_resolve_byprop); GET(lsl_open_stream);
}

static double sections[MAX_SECTIONS][5], state[MAX_SECTIONS][2][CHANNELS];
static double squares[WINDOW][CHANNELS], values[WINDOW][CHANNELS], sum[CHANNELS], sum_of_squares[CHANNELS];

static int read_sections(const char *path) {
    FILE *file = fopen(path, "r");
    int n = 0;
    if (!file) fail("the sections cannot be read");
    while (n < MAX_SECTIONS && fscanf(file, "%lf %lf %lf %lf %lf", &sections[n][0], &sections[n][1], &sections[n][2],
            &sections[n][3], &sections[n][4]) == 5) n++;
    fclose(file);
    return n;
}

static void filter(int count, const float *in, double *out) {
    for (int c = 0; c < CHANNELS; c++) out[c] = in[c];
    for (int s = 0; s < count; s++) {
        double *z0 = state[s][0], *z1 = state[s][1], *k = sections[s];
        for (int c = 0; c < CHANNELS; c++) {
            double x = out[c], y = k[0] * x + z0[c];
            z0[c] = k[1] * x - k[3] * y + z1[c];
            z1[c] = k[2] * x - k[4] * y;
            out[c] = y;
        }
    }
}

int main(int argc, char **argv) {
    void *found[2];
    int32_t error = 0;
    if (argc != 2) fail("usage: loop_peer SECTIONS");
    load();
    int count = read_sections(argv[1]);
    if (lsl_resolve_byprop(found, 2, "name", "loop-eeg", 1, 30) < 1) fail("the stream was not found");
    void *inlet = lsl_create_inlet(found[0], 360, 0, 0);
    void *outlet = lsl_create_outlet(lsl_create_streaminfo("loop-decisions", "Markers", 1, 0, 3, "loop-decisions-c"), 0, 360);
    lsl_open_stream(inlet, 10, &error);
    if (error) fail("the stream was not opened");
    float frame[CHANNELS];
    double out[CHANNELS];
    for (long n = 0;; n++) {
        double stamp = lsl_pull_sample_f(inlet, frame, CHANNELS, 5, &error);
        if (stamp == 0 || error) return 0;
        filter(count, frame, out);
        double *old = values[n % WINDOW], *old_square = squares[n % WINDOW];
        for (int c = 0; c < CHANNELS; c++) {
            sum[c] += out[c] - old[c];
            sum_of_squares[c] += out[c] * out[c] - old_square[c];
            old[c] = out[c];
            old_square[c] = out[c] * out[c];
        }
        if ((n + 1) % HOP || n + 1 < WINDOW) continue;
        double score[2] = {0, 0};
        for (int c = 0; c < CHANNELS; c++) {
            double mean = sum[c] / WINDOW;
            score[c >= CHANNELS / 2] += 2.0 / CHANNELS * log(sum_of_squares[c] / WINDOW - mean * mean);
        }
        const char *label = score[1] > score[0] ? "right" : "left";
        lsl_push_sample_strt(outlet, &label, stamp);
    }
}
