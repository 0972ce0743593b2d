# SPDX-License-Identifier: Apache-2.0
# What R's cmprsk (Gray) and survival (Therneau) say of cumulative incidence. Files as those of
# statsmodels_oracle.py: our numbers, then first outcomes by month.
suppressMessages({library(cmprsk); library(survival)})
files <- commandArgs(trailingOnly = TRUE)
checks <- strsplit(readLines(files[1]), ",")
rows <- read.csv(files[2], header = FALSE)
month <- rep(rows$V1, rows$V3)
cause <- rep(rows$V2, rows$V3)
gray <- cuminc(month, cause, cencode = 0)
causes <- sort(unique(cause[cause > 0]))
states <- survfit(Surv(month, factor(cause, levels = c(0, causes))) ~ 1)

gray_at <- function(which, last) {
  curve <- gray[[paste("1", which)]]
  if (is.null(curve)) 0 else timepoints(list(a = curve), last)$est[1]
}
states_at <- function(which, last) {
  column <- match(which, causes)
  if (is.na(column) || last < min(month)) 0 else summary(states, times = last, extend = TRUE)$pstate[1, column + 1]
}

wrong <- 0
count <- 0
for (check in checks) {
  number <- as.numeric(check[3:5])
  for (theirs in c(gray_at(number[2], number[3]), states_at(number[2], number[3]))) {
    count <- count + 1
    if (is.na(theirs) || abs(theirs - number[1]) > as.numeric(check[2])) {
      wrong <- wrong + 1
      cat(sprintf("%s, cause %g, month %g: ours %.12g, theirs %.12g\n", check[1], number[2], number[3], number[1], theirs))
    }
  }
}
cat(sprintf("%d compared, %d differ\n", count, wrong))
quit(status = if (wrong > 0 || count == 0) 3 else 0)  # 1 is a crash
