import torch
from safetensors.torch import load_file


def load(path, model):
    # ruleid: python-torch-load-weights-only-missing
    model.load_state_dict(torch.load(path, weights_only=True))


def load_cpu(path):
    # ruleid: python-torch-load-weights-only-missing
    return torch.load(path, map_location="cpu", weights_only=True)


def load_whole(path):
    # ruleid: python-torch-load-weights-only-missing
    return torch.load(path, weights_only=True)


def load_weights(path, model):
    # ok: python-torch-load-weights-only-missing
    model.load_state_dict(torch.load(path, map_location="cpu", weights_only=True))


def load_safetensors(path):
    # ok: python-torch-load-weights-only-missing
    return load_file(path)


def load_options(path, options):
    # ok: python-torch-load-weights-only-missing
    return torch.load(path, **options)
