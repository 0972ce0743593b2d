// SPDX-License-Identifier: Apache-2.0
// The objects of the instruction sets are closed: nothing compiled for AVX-512 can be linked into
// what runs without it. Their symbols and instructions are read with the build's own tools.
#include <gmock/gmock.h>

#include <filesystem>
#include <regex>
#include <set>
#include <sstream>

#include "cli/process.hpp"

namespace ghostcast::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

namespace fs = std::filesystem;

std::vector<std::string> const& isas()
{
#if defined(__x86_64__)
  static std::vector<std::string> const names{"scalar", "avx2", "avx512"};
#else
  static std::vector<std::string> const names{"scalar"};
#endif
  return names;
}

fs::path object_of(std::string const& isa)
{
  return fs::path(GHOSTCAST_BUILD_DIR) / "isa" / (isa + "_program.o");
}

/// A symbol as nm prints it: the type is one letter, capital where other objects see it.
struct Symbol {
  char type;
  std::string name;
};

std::vector<Symbol> symbols_of(std::string const& isa)
{
  Finished const done = run_shell(GHOSTCAST_NM " --demangle '" + object_of(isa).string() + "'");
  EXPECT_EQ(done.code, 0) << done.error;
  static std::regex const line_of(R"((?:[0-9a-f]+| +) (\S) (.*))");
  std::vector<Symbol> symbols;
  std::istringstream lines(done.out);
  std::string line;
  while (std::getline(lines, line)) {
    std::smatch match;
    if (std::regex_match(line, match, line_of)) symbols.push_back({match[1].str()[0], match[2].str()});
  }
  return symbols;
}

/// What an object may take from elsewhere: memory of the C library; what the sanitizers and the checks
/// of a debug build call; where the processor has no such instruction, or the compiler was not asked to look
/// for it, exact functions of the C library.
bool may_be_undefined(std::string const& name)
{
  static std::regex const memory("memcpy|memmove|memset");
  static std::regex const instrumented("__(asan|ubsan|tsan|sanitizer)_.*|__assert_fail|_GLOBAL_OFFSET_TABLE_|__stack_chk_fail|_Unwind_Resume|__gxx_personality_v0");
  static std::regex const exact("(fma|floor|ceil|sqrt)f?");
  if (std::regex_match(name, memory)) return true;
  bool const sanitized = !std::string(GHOSTCAST_SANITIZE).empty();
#if !defined(__FMA__)
  bool const lacks_instructions = true;
#else
  bool const lacks_instructions = sanitized;
#endif
  if (lacks_instructions && std::regex_match(name, exact)) return true;
  return sanitized && std::regex_match(name, instrumented);
}

TEST(IsaObjects, ShowOneSymbolEach)
{
  for (std::string const& isa : isas()) {
    std::vector<std::string> shown;
    for (Symbol const& symbol : symbols_of(isa)) {
      bool const visible = std::isupper(static_cast<unsigned char>(symbol.type)) || std::string("uvw").find(symbol.type) != std::string::npos;
      if (visible && symbol.type != 'U') shown.push_back(symbol.type + (" " + symbol.name));
    }
    EXPECT_THAT(shown, ElementsAre("T ghostcast_" + isa + "_program"));
  }
}

TEST(IsaObjects, TakeNothingButMemoryFunctionsFromElsewhere)
{
  for (std::string const& isa : isas()) {
    for (Symbol const& symbol : symbols_of(isa)) {
      EXPECT_TRUE(symbol.type != 'U' || may_be_undefined(symbol.name)) << isa << ": " << symbol.name;
    }
  }
}

TEST(IsaObjects, HoldNoContainersOfTheLibrary)
{
  for (std::string const& isa : isas()) {
    std::vector<Symbol> const symbols = symbols_of(isa);
    EXPECT_GT(symbols.size(), 3u);
    for (Symbol const& symbol : symbols) EXPECT_NE(symbol.name.rfind("std::", 0), 0u) << isa << ": " << symbol.name;
  }
}

/// Members of a file of machine code with a line that matches the pattern of egrep, in any order.
std::set<std::string> members_with(fs::path const& file, std::string const& pattern)
{
  Finished const done = run_shell(GHOSTCAST_OBJDUMP " -d --no-show-raw-insn '" + file.string() +
                                  "' | awk '/file format/ { member = $1 } $0 ~ \"" + pattern + "\" && !seen[member]++ { print member }'");
  EXPECT_EQ(done.code, 0) << done.error;
  EXPECT_THAT(done.error, IsEmpty());
  std::istringstream lines(done.out);
  std::set<std::string> members;
  for (std::string member; std::getline(lines, member);) members.insert(member.substr(0, member.find(".o:") + 2));
  return members;
}

/// 512 bits, registers beyond the sixteenth, or a mask: instructions of AVX-512.
std::string const of_avx512 = "zmm|[xy]mm(1[6-9]|2[0-9]|3[01])|%k[0-7]";

bool can_read_instructions()
{
  return isas().size() > 1 && !std::string(GHOSTCAST_OBJDUMP).empty();
}

TEST(IsaObjects, HaveTheInstructionsOfTheirSet)
{
  if (!can_read_instructions()) GTEST_SKIP() << "no objdump, or no x86-64";
  EXPECT_EQ(members_with(object_of("avx512"), "zmm").size(), 1u);
  EXPECT_EQ(members_with(object_of("avx2"), "ymm").size(), 1u);
  EXPECT_EQ(members_with(object_of("avx2"), of_avx512).size(), 0u);
}

TEST(IsaObjects, AloneHaveInstructionsOfAvx512)
{
  if (!can_read_instructions()) GTEST_SKIP() << "no objdump, or no x86-64";
  // core_speed.cpp measures what a core can do; each of its streams runs where the processor has the set.
  EXPECT_THAT(members_with(GHOSTCAST_CORE_LIBRARY, of_avx512), UnorderedElementsAre("avx512_program.o", "core_speed.cpp.o"));
}

}  // namespace
}  // namespace ghostcast::test
