// Prints what libxdf reads, numbers in hexadecimal: a line "stream NAME FORMAT CHANNELS SAMPLES FOOTER_COUNT OFFSETS" each,
// below it a line "STAMP VALUE..." a sample; at the end a line "event STAMP TEXT" a text.
#include <cstdio>
#include <xdf.h>

int main(int argc, char** argv) {
    Xdf file;
    if (argc != 2 || file.load_xdf(argv[1]) != 0) {
        return 1;
    }
    for (const auto& s : file.streams) {
        const std::size_t samples = s.time_series.empty() ? 0 : s.time_series[0].size();
        std::printf("stream %s %s %d %zu %d %zu\n", s.info.name.c_str(), s.info.channel_format.c_str(),
                    s.info.channel_count, samples, s.info.sample_count, s.info.clock_offsets.size());
        for (std::size_t i = 0; i < samples; i++) {
            std::printf("%a", i < s.time_stamps.size() ? s.time_stamps[i] : -1.0);
            for (const auto& channel : s.time_series) {
                std::printf(" %a", static_cast<double>(channel[i]));
            }
            std::printf("\n");
        }
    }
    for (const auto& e : file.eventMap) {
        std::printf("event %a %s\n", e.first.second, e.first.first.c_str());
    }
    return 0;
}
