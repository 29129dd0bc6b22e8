#include "core/data/MemoryBudget.h"

#include <unistd.h>

namespace lab {

std::uintmax_t resolvedBudget(std::uintmax_t bytes) {
    if (bytes > 0) {
        return bytes;
    }
    const long pages = ::sysconf(_SC_PHYS_PAGES);
    const long pageBytes = ::sysconf(_SC_PAGESIZE);
    constexpr std::uintmax_t fallback = std::uintmax_t{1} << 30;
    return pages > 0 && pageBytes > 0
               ? static_cast<std::uintmax_t>(pages) / 4 * static_cast<std::uintmax_t>(pageBytes)
               : fallback;
}

}  // namespace lab
