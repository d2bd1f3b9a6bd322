extension Shape {
  /// A query of one estimate or table, outside any review.
  static let query: Shape = .object([
    .required("data", .text, "The CSV file, from the query's own folder."),
    .optional("design", design, "How the sample was drawn; a simple sample unless said."),
    .optional("adjust", adjustment, "How the weights are adjusted to known totals."),
    .optional("where", .reference("row-condition"), "Which rows are looked at: the domain."),
    .required("estimate", estimate, "What is estimated: one of the keys."),
    .optional("by", .oneOrMore(.text), "The columns whose groups get an estimate each."),
    .optional("level", .number, "The level of confidence; 0.95 unless said."),
    .optional(
      "interval", .choice(EstimateQuery.Interval.allCases.map(\.rawValue)),
      "How the interval of a share is formed; logit unless said."),
    .optional(
      "population", .number, "How many there are in all: for published and exact intervals."),
    .optional(
      "populations", .namedNumbers, "The same for each group, where `by` names one column."),
    .optional("minimum-base", .integer, "Groups with fewer rows are kept back."),
    .optional(
      "minimum-count", .integer, "Groups in which a share rests on fewer rows are kept back."),
  ])

  private static let property: [Field] = [
    .optional("is", .oneOrMore(.text), "The categories that count."),
    .optional("at-least", .number, "Numbers from this count."),
    .optional("at-most", .number, "Numbers to this count."),
  ]

  static let rowCondition: Shape = .object(
    [.optional("column", .text, "The column that the condition looks at.")] + property + [
      .optional("answered", .boolean, "The field is not empty."),
      .optional(
        "all", .list(.reference("row-condition"), atLeast: 1), "All of these conditions hold."),
      .optional(
        "any", .list(.reference("row-condition"), atLeast: 1), "One of these conditions holds."),
      .optional("not", .reference("row-condition"), "This condition does not hold."),
    ])

  private static let design: Shape = .object([
    .optional(
      "ids", .oneOrMore(.text), "The clusters of each stage; each row was drawn alone unless said."),
    .optional("strata", .oneOrMore(.text), "The strata of each stage."),
    .optional(
      "weights", .text, "What a row weighs; population by sample at each stage unless said."),
    .optional(
      "populations", .oneOrMore(.text),
      "How many clusters the row's stratum has in the population, for each stage."),
    .optional(
      "lonely", .choice(EstimateQuery.LonelyRule.allCases.map(\.rawValue)),
      "What is done where one cluster of a stratum was drawn; refuse unless said."),
    .optional(
      "replicates",
      .object([
        .required(
          "type", .choice(EstimateQuery.Replicates.Kind.allCases.map(\.rawValue)),
          "The kind of replicates."),
        .optional(
          "columns", .list(.text, atLeast: 2),
          "The replicate weights; the design's own jackknife unless said."),
        .optional("factors", .boolean, "Whether the columns are factors of the weights."),
        .optional("scale", .number, "What the sum of squares is multiplied by."),
        .optional("scales", .list(.number, atLeast: 2), "A factor for each replicate's square."),
        .optional(
          "centre", .choice(EstimateQuery.Replicates.Centre.allCases.map(\.rawValue)),
          "What replicates are measured from; their mean unless said."),
        .optional("df", .number, "The degrees of freedom; by the replicates unless said."),
      ]), "Replicates that tell the variance."),
  ])

  private static let margin: Shape = .object([
    .required("column", .text, "The column of the categories."),
    .required("totals", .namedNumbers, "How many of the population are in each category."),
  ])

  private static let adjustment: Shape = .object([
    .optional("post-stratify", margin, "To the totals of one column."),
    .optional("rake", .list(margin, atLeast: 1), "To the totals of several columns in turn."),
    .optional(
      "calibrate",
      .object([
        .optional("size", .number, "How many the population has."),
        .optional("margins", .list(margin, atLeast: 1), "Totals of categories."),
        .optional("columns", .namedNumbers, "Totals of columns that are numbers."),
        .optional(
          "distance", .choice(EstimateQuery.Calibration.Distance.allCases.map(\.rawValue)),
          "How far weights may move; linear unless said."),
        .optional(
          "bounds", .list(.number, atLeast: 2), "The smallest and largest change of a weight."),
      ]), "To totals of numbers and categories at once."),
    .optional(
      "trim",
      .object([
        .required("ratio", .number, "How many times the reference a weight may be."),
        .optional(
          "of", .choice(EstimateQuery.Trim.Reference.allCases.map(\.rawValue)),
          "What it is measured by: the median unless said, or the mean."),
      ]), "The largest weight allowed: by itself or with `rake`."),
  ])

  private static let estimate: Shape = .object([
    .optional(
      "total",
      .object([.required("column", .text, "Numbers, or categories with `is`.")] + property),
      "How much, or how many, in the population."),
    .optional("mean", .object([.required("column", .text, "Numbers.")]), "The mean."),
    .optional(
      "share", .object([.required("column", .text, "What is looked at.")] + property),
      "The share that has a property."),
    .optional(
      "shares", .object([.required("column", .text, "Categories.")]), "The share of each category."),
    .optional(
      "ratio",
      .object([
        .required("of", .text, "The numbers above the line."),
        .required("to", .text, "The numbers below the line."),
      ]), "The total of a column over that of another."),
    .optional(
      "quantile",
      .object([
        .required("column", .text, "Numbers."),
        .required("at", .oneOrMore(.number), "The shares below, such as 0.5 for the median."),
        .optional(
          "rule", .choice(EstimateQuery.QuantileReading.allCases.map(\.rawValue)),
          "How it is read between two numbers; smallest unless said."),
      ]), "Numbers that shares of the population do not exceed."),
    .optional(
      "crosstab",
      .object([
        .required("row", .text, "The column of the file that makes the rows."),
        .required("column", .text, "The column of the file that makes the columns."),
      ]), "Two questions together, and whether they are independent."),
    .optional(
      "difference",
      .object(
        [.required("column", .text, "Numbers, or what is looked at.")] + property + [
          .required("between", .text, "The column of the groups."),
          .optional("groups", .list(.text, atLeast: 2), "The two groups, where there are more."),
        ]), "The second group's mean or share less the first's, with its t-test."),
    .optional(
      "ranktest",
      .object([
        .required("column", .text, "Numbers; only their order counts."),
        .required("between", .text, "The column of the groups."),
        .optional(
          "score", .choice(EstimateQuery.RankScore.allCases.map(\.rawValue)),
          "What a rank counts for; wilcoxon unless said."),
        .optional(
          "ties", .choice(EstimateQuery.RankTies.allCases.map(\.rawValue)),
          "The rank of equal numbers; midrank unless said."),
      ]), "Whether groups differ in rank."),
    .optional("model", model, "A regression with tests of its terms."),
    .optional("alpha", battery, "Cronbach's alpha of a battery of numbers."),
    .optional("kappa", battery, "Cohen's kappa of two coders' columns."),
    .optional(
      "krippendorff",
      .object([
        .required("columns", .list(.text, atLeast: 2), "A column for each coder."),
        .optional(
          "difference", .choice(EstimateQuery.CodingDifference.allCases.map(\.rawValue)),
          "How far apart two categories are; nominal unless said."),
      ]), "Krippendorff's alpha of any number of coders."),
  ])

  private static let battery: Shape = .object([
    .required("columns", .list(.text, atLeast: 2), "The columns.")
  ])

  private static let model: Shape = .object([
    .required(
      "outcome",
      .object(
        [.required("column", .text, "What is explained.")] + property + [
          .optional("order", .list(.text, atLeast: 2), "The stages from the lowest, for `ordinal`.")
        ]), "What is explained."),
    .required(
      "family", .choice(EstimateQuery.Model.Family.allCases.map(\.rawValue)),
      "Logit for a property, gaussian for a number, ordinal for stages."),
    .required(
      "terms",
      .list(
        .object([
          .required("column", .text, "The column."),
          .optional(
            "as", .choice(EstimateQuery.Model.Reading.allCases.map(\.rawValue)),
            "As numbers or categories; numbers where the column holds nothing else."),
          .optional("reference", .text, "The category compared with; the first unless said."),
        ]), atLeast: 1), "What it is explained by."),
    .optional("margins", .text, "A column of categories: the outcome were all in each of them."),
  ])
}
