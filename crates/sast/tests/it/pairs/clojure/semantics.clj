(ns a.b
  ;; ruleid: required
  (:require [clojure.string :as s] [clojure.xml :as xml]))

(defn f [x]
  ;; ruleid: parsed
  (xml/parse x)
  ;; ok: parsed
  (xml/emit x)
  ;; ruleid: shell
  (sh x "-c")
  ;; ok: shell
  (sh "ls" x))

;; ok: required
(use [clojure.string])
