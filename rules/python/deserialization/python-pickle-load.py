import json
import pickle
import shelve

import numpy as np
import pandas as pd


def load_model(path):
    with open(path, "rb") as handle:
        # ruleid: python-pickle-load
        return pickle.load(handle)


def from_cache(redis, key):
    # ruleid: python-pickle-load
    return pickle.loads(redis.get(key))


def state(path):
    # ruleid: python-pickle-load
    return shelve.open(path)


def frame(path):
    # ruleid: python-pickle-load
    return pd.read_pickle(path)


def array(path):
    # ruleid: python-pickle-load
    return np.load(path, allow_pickle=True)


def load_json(path):
    with open(path) as handle:
        # ok: python-pickle-load
        return json.load(handle)


def deep_copy(value):
    # ok: python-pickle-load
    return pickle.loads(pickle.dumps(value))


def save(value, handle):
    # ok: python-pickle-load
    pickle.dump(value, handle)


def safe_array(path):
    # ok: python-pickle-load
    return np.load(path)
