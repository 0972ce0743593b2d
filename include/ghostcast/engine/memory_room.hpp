// SPDX-License-Identifier: Apache-2.0
/// \file
/// How much memory there is for the tallies of threads.
///
/// Linux hands memory out on credit and ends a process when it is called in, so asking for it and seeing
/// whether one gets it says nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>

namespace ghostcast {

/// Bytes that this process may still take: what the kernel calls available, or less where a control group
/// (version 1 or 2) that it belongs to leaves less. Caches of files count as free. The largest number where
/// nothing is told.
/// \param root  of the file system that has proc and sys
std::uint64_t available_memory(std::filesystem::path const& root = "/");

/// Threads of `each` bytes that fit into nine tenths of `room`, of at most `wanted`; at least one.
std::size_t threads_within(std::uint64_t room, std::uint64_t each, std::size_t wanted);

}  // namespace ghostcast
