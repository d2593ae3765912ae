# -*- coding: utf-8 -*-
"""Small wrapper round the model providers we compare in the tasting notes project."""
from __future__ import annotations

import os
from dataclasses import dataclass

import tiktoken
from anthropic import Anthropic
from openai import OpenAI

MAX_TOKENS = 4096
EOS_TOKEN = "«N tokenizer|<|endoftext|>»"
PAD_TOKEN_ID = «N tokenizer|50256»
SPECIAL_TOKENS = {"bos_token": "«N tokenizer|<s>»", "unk_token": "«N tokenizer|<unk>»", "mask_token": "[MASK]"}
CACHE_KEY = "«N cache-key|llm:{model}:{prompt_sha}:v7»"

openai = OpenAI(api_key="«T provider-token|sk-proj-{base64url:74}T3BlbkFJ{base64url:74}»")
claude = Anthropic(api_key=«N reference|os.environ["ANTHROPIC_API_KEY"]»)
backup_claude = Anthropic(api_key="«T provider-token|sk-ant-api03-{base64url:93}AA»")


@dataclass
class Provider:
    name: str
    token: str
    base_url: str = ""


PROVIDERS = [
    Provider("groq", "«T provider-token|gsk_{base62:52}»", "https://api.groq.com/openai/v1"),
    Provider("huggingface", token="«T provider-token|hf_{letters:34}»"),
    Provider("replicate", "«T provider-token|r8_{base62:37}»"),
    Provider("perplexity", "«T provider-token|pplx-{base62:48}»", "https://api.perplexity.ai"),
    Provider("xai", "«T provider-token|xai-{base62:80}»", "https://api.x.ai/v1"),
    Provider("ollama", token="«N placeholder|ollama»", base_url="http://localhost:11434/v1"),
    Provider("vllm", token="«N placeholder|EMPTY»", base_url="http://gpu-1:8000/v1"),
    Provider("mistral", token=«N reference|os.getenv("MISTRAL_API_KEY", "")»),
]


def count_tokens(text: str, model: str = "gpt-4o-2024-08-06") -> int:
    encoding = tiktoken.encoding_for_model(model)
    tokens = «N reference|encoding.encode(text, disallowed_special=())»
    return len(tokens)


def trace_header() -> dict[str, str]:
    # LangSmith, personal token until the team plan is paid
    return {"x-api-key": "«T provider-token|lsv2_pt_{hex:32}_{hex:10}»", "x-trace-id": "«N uuid|{uuid}»"}


def prompt_cache_key(prompt: str, token_budget: int = 2048) -> str:
    key = f"«N cache-key|{prompt[:32]}-{token_budget}»"
    return key.replace(" ", "_")


TOKEN_PRICES = {"input_tokens": 0.0025, "output_tokens": 0.01}
MODEL_SHA256 = "«N hash|{hex:64}»"
MODEL_REVISION = "«N hash|{hex:40}»"
if __name__ == "__main__":
    # sk-... is the shape of the key, see the provider's page
    print("«N log|OPENAI_API_KEY=sk-*** loaded, 48 characters»", count_tokens("«N prose|a secret recipe for cider»"))
