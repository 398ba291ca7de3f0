"""PyTorch twin of bench/training-speed.ts: reads one case as JSON from standard input, prints {"tokensPerS": n, "cpuS": n}."""
import json
import math
import random
import sys
import time

import torch
import torch.nn as nn
import torch.nn.functional as F

case = json.load(sys.stdin)
shape, trainable = case["shape"], case["trainable"]
torch.manual_seed(0)
torch.set_num_threads(case["threads"])
D, H, KV, V, T = shape["width"], shape["heads"], shape["kvHeads"], shape["vocabulary"], case["length"]
hd = D // H
angles = torch.outer(torch.arange(T).float(), 1.0 / shape["ropeBase"] ** (torch.arange(0, hd, 2).float() / hd))
cos, sin = torch.cat([angles.cos()] * 2, -1), torch.cat([angles.sin()] * 2, -1)
mask = torch.triu(torch.full((T, T), -1e9), 1)


def rotate(x):
    a, b = x.chunk(2, -1)
    return x * cos + torch.cat([-b, a], -1) * sin


class Norm(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(D))

    def forward(self, x):
        return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + shape["normEps"]) * self.weight


class Linear(nn.Module):
    def __init__(self, wide, out, adapted):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(out, wide) * 0.02)
        self.adapted = adapted
        if adapted:
            rank = trainable["rank"]
            self.scale = trainable["alpha"] / rank
            self.down = nn.Parameter(torch.randn(rank, wide) * 0.02)
            self.up = nn.Parameter(torch.zeros(out, rank))

    def forward(self, x):
        y = F.linear(x, self.weight)
        return y + self.scale * F.linear(F.linear(x, self.down), self.up) if self.adapted else y


class Block(nn.Module):
    def __init__(self, adapted):
        super().__init__()
        self.before, self.between = Norm(), Norm()
        self.q, self.o = Linear(D, D, adapted), Linear(D, D, adapted)
        self.k, self.v = Linear(D, KV * hd, adapted), Linear(D, KV * hd, adapted)
        self.gate, self.up = (Linear(D, shape["hidden"], adapted) for _ in range(2))
        self.down = Linear(shape["hidden"], D, adapted)

    def forward(self, x):
        B = x.shape[0]
        h = self.before(x)
        heads = lambda y, n: y.view(B, T, n, hd).transpose(1, 2)
        q, k, v = rotate(heads(self.q(h), H)), rotate(heads(self.k(h), KV)), heads(self.v(h), KV)
        if KV != H:
            k, v = k.repeat_interleave(H // KV, 1), v.repeat_interleave(H // KV, 1)
        a = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(hd) + mask, -1) @ v
        x = x + self.o(a.transpose(1, 2).reshape(B, T, D))
        h = self.between(x)
        return x + self.down(F.silu(self.gate(h)) * self.up(h))


class Decoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Parameter(torch.randn(V, D) * 0.02)
        first = trainable.get("fromLayer", shape["layers"])
        self.blocks = nn.ModuleList([Block(layer >= first) for layer in range(shape["layers"])])
        self.norm = Norm()

    def forward(self, tokens, targets):
        x = F.embedding(tokens, self.embedding)
        for block in self.blocks:
            x = block(x)
        last = self.norm(x[:, T - 1 - targets : T - 1]).reshape(-1, D)
        return F.cross_entropy(last @ self.embedding.t(), tokens[:, T - targets :].reshape(-1), reduction="sum")


model = Decoder()
if trainable["kind"] == "lora":
    for name, parameter in model.named_parameters():
        parameter.requires_grad = name.endswith((".down", ".up"))
parameters = [p for p in model.parameters() if p.requires_grad]
optimiser = torch.optim.AdamW(parameters, lr=1e-3, betas=(0.9, 0.95), weight_decay=0.0)
times, cpu_times = [], []
for step in range(case["steps"] + 1):
    tokens = torch.tensor([[random.randrange(V) for _ in range(T)] for _ in range(case["sequences"])])
    start, cpu_start = time.perf_counter(), time.process_time()
    optimiser.zero_grad(set_to_none=True)
    loss = model(tokens, case["targets"])
    loss.backward()
    torch.nn.utils.clip_grad_norm_(parameters, 1.0)
    optimiser.step()
    loss.item()
    times.append(time.perf_counter() - start)
    cpu_times.append(time.process_time() - cpu_start)
middle = lambda values: sorted(values[1:])[(len(values) - 1) // 2]
print(json.dumps({"tokensPerS": round(case["sequences"] * T / middle(times)), "cpuS": middle(cpu_times)}))
