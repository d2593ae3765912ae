; A namespace.
(ns shop.cart
  (:require [clojure.string :as str]))

(def limit 5)

(defn total [items ^String label]
  (let [sum (reduce + (map #(:price %) items))]
    (when (> sum limit)
      (str/join ", " ["a" :b nil true \c #"re"]))
    {:sum sum :tags #{1 2}}))

(.getBytes @state 'name)
