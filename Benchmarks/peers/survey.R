# Does the jobs of SurveyBench with R's package survey. Call: survey.R SURVEY.csv REPORT.csv
# Prints the seconds of each job and what it estimated as JSON. data.table, where it is there, reads the files.
invisible(Sys.setlocale("LC_COLLATE", "C"))
suppressMessages(library(survey))
options(survey.lonely.psu = "adjust", warn = -1)
fast <- requireNamespace("data.table", quietly = TRUE)
if (fast) data.table::setDTthreads(1)
paths <- commandArgs(TRUE)
jobs <- list(); results <- list()

job <- function(name, work) {
  spent <- system.time(value <- work())
  jobs[[name]] <<- c(spent[["elapsed"]], spent[["user.self"]] + spent[["sys.self"]])
  invisible(value)
}
read <- function(path, ...) {
  if (fast) as.data.frame(data.table::fread(path, ...)) else read.csv(path, ...)
}
formula_of <- function(...) as.formula(paste("~", paste(c(...), collapse = "+")))
as_factors <- function(data, names) { data[names] <- lapply(data[names], factor); data }

# The report: all shares with intervals, all row shares, all tests.
questions <- c(sprintf("b%02d", 1:12), sprintf("m%02d", 1:8), "sdg_plan", "stage", "rank1")
properties <- c("landsdel", "size_class", "size3", "cen3", "merged", "network")
answers <- as_factors(read.csv(paths[2], na.strings = ""), c(questions, properties))
job("report", function() {
  shares <- rows <- tests <- list()
  whole <- svydesign(id = ~1, strata = ~rhg, weights = ~w_rhg, fpc = ~N_rhg, data = answers)
  for (question in questions) {
    answered <- whole[!is.na(answers[[question]]), ]
    for (level in levels(answers[[question]])) {
      one <- update(answered, hit = as.numeric(answered$variables[[question]] == level))
      mean <- svymean(~hit, one)
      ends <- tryCatch(attr(svyciprop(~hit, one, method = "xlogit"), "ci"), error = function(e) c(NA, NA))
      shares[[length(shares) + 1]] <- c(coef(mean), SE(mean), ends)
    }
    for (property in properties) {
      table <- svyby(formula_of(question), formula_of(property), answered, svymean, vartype = c("se", "ci"))
      count <- nlevels(answers[[question]])
      rows[[length(rows) + 1]] <- t(as.matrix(table[, 1 + seq_len(2 * count)]))
      test <- tryCatch(svychisq(formula_of(question, property), answered)$statistic, error = function(e) NA)
      tests[[length(tests) + 1]] <- test
    }
  }
  results[["report shares"]] <<- unlist(shares)
  results[["report rows"]] <<- unlist(lapply(rows, as.vector))
  results[["report F"]] <<- unlist(tests)
})

# The large survey.
items <- sprintf("q%02d", 1:40)
data <- job("load", function() as_factors(read(paths[1]), c(items, "region", "size", "sex")))
design <- job("design", function() {
  svydesign(id = ~1, strata = ~stratum, weights = ~w, fpc = ~fpc, data = data)
})
rm(data)
job("items", function() for (item in items) {
  means <- svymean(formula_of(item), design)
  results[[item]] <<- c(coef(means), SE(means))
})
job("rao-scott", function() for (item in items[1:3]) {
  test <- svychisq(formula_of(item, "region"), design)
  results[[paste("F", item)]] <<- c(test$statistic, test$parameter, test$p.value)
})
margin <- function(name, shares) {
  setNames(data.frame(as.character(seq_along(shares)), sum(weights(design)) * shares), c(name, "Freq"))
}
margins <- list(
  margin("region", c(.1, .15, .2, .25, .3)), margin("size", c(.15, .25, .25, .2, .15)),
  margin("sex", c(.49, .51)))
raked <- job("rake", function() {
  rake(design, list(~region, ~size, ~sex), margins, control = list(maxit = 100, epsilon = 1e-9))
})
job("raked mean", function() {
  means <- svymean(~q01, raked)
  results[["raked"]] <<- c(coef(means), SE(means))
})

number <- function(x) ifelse(is.finite(x), sprintf("%.17g", x), "null")
fields <- function(list, text) paste(sprintf('"%s":%s', names(list), sapply(list, text)), collapse = ",")
cat(sprintf(
  '{"version":"%s","jobs":{%s},"results":{%s}}\n', as.character(packageVersion("survey")),
  fields(jobs, function(t) sprintf('{"wall":%.3f,"cpu":%.3f}', t[1], t[2])),
  fields(results, function(x) sprintf("[%s]", paste(number(as.numeric(x)), collapse = ",")))))
