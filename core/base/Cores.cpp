#include "core/base/Cores.h"

#include <algorithm>
#include <thread>
#if defined(__linux__)
#include <sched.h>
#endif

namespace lab {

int coreCount() {
#if defined(__linux__)
    cpu_set_t mine;  // fewer than there are under taskset and in many containers
    if (::sched_getaffinity(0, sizeof mine, &mine) == 0) {
        return std::max(1, CPU_COUNT(&mine));
    }
#endif
    return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

}  // namespace lab
