# R itself.
for (line in readLines(file("stdin"))) {
  pair <- strsplit(line, "\t")[[1]]
  order <- tryCatch(compareVersion(as.character(numeric_version(pair[1])), as.character(numeric_version(pair[2]))),
                    error = function(error) NA)
  cat(if (is.na(order)) "?" else c("<", "=", ">")[order + 2], "\n", sep = "")
}
