{-# LANGUAGE OverloadedStrings #-}
module Main (main) where

import qualified Data.ByteString.Char8 as B
import Database.PostgreSQL.Simple
import Network.HTTP.Simple
import System.Environment (getEnv)

-- | Lexer tokens of the parish register.
data Token = TPassword | TSecret String | TEnd deriving (Eq, Show)

newtype ApiKey = ApiKey { unApiKey :: B.ByteString }

apiKey :: ApiKey
apiKey = ApiKey "«T generic|{base62:36}»"

signingSecret :: B.ByteString
signingSecret = "«T generic|{hex:64}»"

register :: IO Connection
register = connect defaultConnectInfo
  { connectHost = "db.foundling.example"
  , connectUser = "register"
  , connectPassword = "«T password|Vestry{digits:3}Font»"
  }

archive :: IO Connection
archive = connectPostgreSQL "host=10.2.0.9 user=archive password='«T password|{password:14}»' dbname=archive"

fromEnv :: IO ConnectInfo
fromEnv = do
  password <- «N reference|getEnv "REGISTER_PASSWORD"»
  pure defaultConnectInfo { connectPassword = password }

bells :: Request
bells = setRequestBasicAuth "bells" "«T authorization|Carillon{digits:3}»"
  $ addRequestHeader "X-Request-Id" "«N uuid|{uuid}»" "https://bells.foundling.example/v1"

parish :: Request
parish = setRequestBearerAuth "«T authorization|{base64url:48}»" "https://parish.foundling.example/v2"

keyOf :: Token -> String
keyOf TPassword = "«N constant|token.password»"
keyOf (TSecret name) = "«N cache-key|token.secret.» " <> name
keyOf TEnd = "«N tokenizer|$end»"

-- >>> sha1 "abc"
-- "«N test-vector|a9993e364706816aba3e25717850c26c9cd0d89d»"
testKey :: B.ByteString
testKey = "«N test-vector|Jefe»" -- RFC 4231, case 2

revision, integrity, clientId :: String
revision = "«N hash|{hex:40}»"
integrity = "«N hash|sha256-{base64:42}c=»"
clientId = "«N public-id|{digits:12}-{lower-alnum:32}.apps.googleusercontent.com»"

main :: IO ()
main = putStrLn ("«N log|using token " <> take 0 (show TEnd) <> "…»")
