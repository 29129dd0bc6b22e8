#pragma once

namespace lab {

/// Logical cores that this process may use; at least 1. Any thread.
int coreCount();

}  // namespace lab
