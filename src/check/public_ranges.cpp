// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/check/public_ranges.hpp"

namespace ghostcast {
namespace {

/// How each range was worked out:
///
/// headcount_growth       ln(staff / staff of the year before) of 47 company-years; 5 and 95 %
///                        quantiles (linear between order statistics): -.0394, .3902; the whole
///                        range is -.2505 (Meta 2023) to .5055 (Amazon 2017), the 12 of 2023-2025
///                        have a mean of .034.
/// voluntary_leaving      lowest and highest of NVIDIA .027, LinkedIn software .132, and
///                        -ln(two-year retention)/2 of Anthropic .112, DeepMind .124, OpenAI .200,
///                        Meta .223; the information sector's 1.0-1.7 % a month are .12-.20 a year.
/// value_growth           ln(revenue / revenue of the year before) of four segments in 2024 and
///                        2025: .028 .112 .117 .124 .199 .202 .267 .306; lowest and highest.
/// fleet_growth           ln of the H100-equivalents in Nvidia chips at the end of a year over
/// those
///                        of the year before, four owners, 2023-2025: means 1.56, 1.32, 1.08;
///                        lowest and highest 1.025, 1.559.
/// books_change           change of ln(other costs / pay of employees) of the four segments in 2024
///                        and 2025: -.070 -.007 -.005 .044 .101 .116 .224 .241; the range is that
///                        of the two-year means by segment: -.013 -.006 .108 .232.
/// counterfactual_change  nobody publishes it: the range of books_change stands in.
constexpr PublicRange ranges[year_metric_count] = {
    {YearMetric::headcount_growth, "headcount growth", "log/year", -0.039, 0.390, 47,
     "company-years", "5 and 95 % quantiles", "2016-2025",
     "10-K reports of Meta, Alphabet, Microsoft, NVIDIA and Amazon", "derived", Standard::same,
     "after 2022 the mean is .034 and the lowest -.25 (Meta 2023)"},
    {YearMetric::voluntary_leaving, "people leaving of their own will", "of staff/year", 0.027,
     0.223, 6, "employers and surveys", "lowest and highest", "2017-2025",
     "NVIDIA FY2024; LinkedIn 2017; SignalFire 2025 (Anthropic, DeepMind, OpenAI, Meta)", "derived",
     Standard::same, "exits of laboratory staff hold some dismissals; small teams scatter more"},
    {YearMetric::value_growth, "value growth", "log/year", 0.028, 0.306, 8, "segment-years",
     "lowest and highest", "2024-2025",
     "10-K segment notes: Google Cloud, Google Services, Meta Family of Apps, Reality Labs",
     "derived", Standard::same, "revenue of segments of 2 to 340 bn USD; a start-up grows faster"},
    {YearMetric::fleet_growth, "GPU fleet growth", "log/year", 1.025, 1.559, 12, "owner-years",
     "lowest and highest", "2023-2025",
     "Epoch AI, chip counts of Microsoft, Meta, Amazon and Google (estimates)", "derived",
     Standard::same, "falling: the means are 1.56, 1.32 and 1.08"},
    {YearMetric::books_change, "change of the books share", "logit/year", -0.013, 0.232, 4,
     "segments", "lowest and highest mean of two years", "2023-2025",
     "10-K segment notes: other costs over pay of employees", "derived", Standard::same,
     "single years went from -.07 to .24"},
    {YearMetric::counterfactual_change, "change of the counterfactual share", "logit/year", -0.013,
     0.232, 4, "segments", "lowest and highest mean of two years", "2023-2025",
     "nobody publishes this share; the range of the books share stands in", "derived",
     Standard::proxy, "value that would go without compute need not move as cost does"},
};

}  // namespace

std::span<PublicRange const> public_ranges()
{
  return ranges;
}

}  // namespace ghostcast
