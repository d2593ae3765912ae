-- Cabal's own library, as it comes with GHC.
import Distribution.Parsec (simpleParsec)
import Distribution.Version (Version)

main :: IO ()
main = interact (unlines . map answer . lines)

answer :: String -> String
answer line =
  let (a, rest) = break (== '\t') line
   in case (simpleParsec a, simpleParsec (drop 1 rest)) of
        (Just x, Just y) -> relation (compare (x :: Version) y)
        _ -> "?"

relation :: Ordering -> String
relation LT = "<"
relation EQ = "="
relation GT = ">"
