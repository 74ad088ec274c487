#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Learns the roles net (src/decode/role_reader.h) from the examples that tawatur-train writes.

    tools/roles/train.py EXAMPLES OUT_DIR [--fold NAME ...] [--all] [--epochs N]

For each fold of the examples' first line a net that saw neither its outlet nor its conflict goes to
OUT_DIR/NAME.tsv; with --all the net of all articles to OUT_DIR/roles.tsv. Needs PyTorch
(pip install torch numpy); the program itself doesn't.

The net is told the log-linear scores and learns what to add to them: a softmax over the mentions
and nobody, right answers of one role pooled. An output that has to decide alone, from the same
states, keeps the states from leaning on those scores; it isn't written.
"""
import argparse
import json
import math
import random

import numpy as np
import torch
from torch import nn
import torch.nn.functional as F

TABLES = ("token", "claim", "mention")
ROLES = 2              # agent, target
LEAST = 8              # examples of an input that is learned
NAN = -1e4


def read(path):
    with open(path, encoding="utf-8") as lines:
        folds = json.loads(next(lines))
        articles = [json.loads(line) for line in lines]
    return folds, articles[:-1], articles[-1]


class Article:
    """Examples as arrays; only the sentences that a claim looks at are kept."""

    def __init__(self, raw):
        self.own, self.outlet, self.conflict = raw["own"], raw["outlet"], raw["conflict"]
        kept = {}
        self.sentences, self.claims = [], []

        def sentence(i):
            if i not in kept:
                kept[i] = len(self.sentences)
                self.sentences.append(raw["sentences"][i])
            return kept[i]

        for c in raw["claims"]:
            rows = []
            for at, inputs, scores, right in c["rows"]:
                rows.append(([sentence(at[0])] + at[1:], inputs, scores, right))
            answerable = [not filled or any(r[3][o] for r in rows)
                          for o, filled in enumerate(c["filled"])]
            if not rows or not any(answerable):
                continue
            self.claims.append(dict(at=[sentence(c["at"][0])] + c["at"][1:], inputs=c["inputs"],
                                    rows=rows, nobody=c["nobody"],
                                    filled=c["filled"], answerable=answerable,
                                    weight=0.6 if c["optional"] else 1.0))


def bag(lists, known):
    """Lists of inputs as an index and offsets; inputs that aren't learned are row 0."""
    flat = [known[i] for one in lists for i in one]
    offsets = np.cumsum([0] + [len(one) for one in lists[:-1]]) if lists else np.zeros(0, np.int64)
    return torch.tensor(flat, dtype=torch.long), torch.tensor(offsets, dtype=torch.long)


class Batch:
    def __init__(self, articles, known):
        sentences, first = [], []
        for a in articles:
            first.append(len(sentences))
            sentences += a.sentences
        self.lengths = torch.tensor([len(s) for s in sentences])
        self.longest = longest = int(self.lengths.max())
        self.tokens = bag([t for s in sentences for t in s], known[0])
        place = np.full((len(sentences), longest), -1, np.int64)
        n = 0
        for i, s in enumerate(sentences):
            place[i, :len(s)] = np.arange(n, n + len(s))
            n += len(s)
        self.place = torch.tensor(place)
        claims = [(first[i], c) for i, a in enumerate(articles) for c in a.claims]
        at = lambda base, s, t: (base + s) * longest + t
        self.claim_inputs = bag([c["inputs"] for _, c in claims], known[1])
        self.claim_first = torch.tensor([at(b, c["at"][0], c["at"][1]) for b, c in claims])
        self.claim_last = torch.tensor([at(b, c["at"][0], c["at"][2]) for b, c in claims])
        self.claim_sentence = torch.tensor([b + c["at"][0] for b, c in claims])
        rows = [(i, b, c, r) for i, (b, c) in enumerate(claims) for r in c["rows"]]
        self.row_claim = torch.tensor([r[0] for r in rows])
        self.row_inputs = bag([r[3][1] for r in rows], known[2])
        self.row_first = torch.tensor([at(b, r[0][0], r[0][1]) for _, b, c, r in rows])
        self.row_last = torch.tensor([at(b, r[0][0], r[0][2]) for _, b, c, r in rows])
        wide = longest + 1
        between = [((b + c["at"][0]) * wide + r[0][3], (b + c["at"][0]) * wide + r[0][4])
                   for _, b, c, r in rows]
        self.between = torch.tensor(between).T
        self.apart = torch.tensor([max(y - x, 1) for x, y in between], dtype=torch.float)[:, None]
        most = 1 + max(len(c["rows"]) for _, c in claims)
        # For each role the claims that ask for it: rows, log-linear scores, right answers.
        self.roles = []
        starts = np.cumsum([0] + [len(c["rows"]) for _, c in claims])
        for role in range(ROLES):
            who, index, linear, right, weight = [], [], [], [], []
            for i, (_, c) in enumerate(claims):
                if not c["answerable"][role]:
                    continue
                n = len(c["rows"])
                who.append(i)
                index.append(list(range(starts[i], starts[i] + n)) + [-1] * (most - 1 - n))
                linear.append([c["nobody"][role]] + [r[2][role] for r in c["rows"]] + [NAN] * (most - 1 - n))
                answers = [float(r[3][role]) for r in c["rows"]] + [0.0] * (most - 1 - n)
                right.append([float(not c["filled"][role])] + answers)
                weight.append(c["weight"])
            self.roles.append((torch.tensor(who, dtype=torch.long),
                               torch.tensor(index, dtype=torch.long).reshape(-1, most - 1),
                               torch.tensor(linear).reshape(-1, most),
                               torch.tensor(right).reshape(-1, most), torch.tensor(weight)))


class Net(nn.Module):
    def __init__(self, sizes, h, k, drop):
        super().__init__()
        self.h, self.k = h, k
        rows = lambda n, width: nn.EmbeddingBag(n + 1, width, mode="sum", padding_idx=0)
        self.token, self.claim, self.mention = rows(sizes[0], 6 * h), rows(sizes[1], k), rows(sizes[2], k)
        for table in (self.token, self.claim, self.mention):
            nn.init.normal_(table.weight, 0, 0.1)
            with torch.no_grad():
                table.weight[0] = 0
        self.unit = nn.GRU(6 * h, h, bidirectional=True, batch_first=True)
        linear = lambda i, o: nn.Linear(i, o, bias=False)
        self.claim_first, self.claim_last = linear(2 * h, k), linear(2 * h, k)
        self.mention_first, self.mention_last = linear(2 * h, k), linear(2 * h, k)
        self.between, self.sentence = linear(2 * h, k), linear(2 * h, k)
        self.hidden_mention, self.rivals, self.nobody_rival = linear(k, k), linear(k, k), linear(k, k)
        self.hidden_nobody, self.rivals_nobody = linear(k, k), linear(k, k)
        self.hidden_bias, self.hidden_nobody_bias = nn.Parameter(torch.zeros(k)), nn.Parameter(torch.zeros(k))
        # Twice the roles: beside the log-linear score, and alone.
        self.out_mention, self.out_nobody = nn.Linear(k, 2 * ROLES), nn.Linear(k, 2 * ROLES)
        self.scale = nn.Parameter(torch.ones(ROLES))
        self.drop = nn.Dropout(drop)
        # The inputs' rows are the gates themselves: nothing stands between them and the unit.
        with torch.no_grad():
            eye = torch.zeros(3 * h, 6 * h)
            eye[:, :3 * h] = torch.eye(3 * h)
            self.unit.weight_ih_l0.copy_(eye)
            self.unit.weight_ih_l0_reverse.copy_(eye.roll(3 * h, 1))
        for p in (self.unit.weight_ih_l0, self.unit.weight_ih_l0_reverse):
            p.requires_grad = False

    def states(self, b):
        x = self.drop(self.token(*b.tokens))
        x = torch.cat([torch.zeros(1, x.shape[1]), x])[b.place + 1]
        packed = nn.utils.rnn.pack_padded_sequence(x, b.lengths, batch_first=True, enforce_sorted=False)
        out, _ = nn.utils.rnn.pad_packed_sequence(self.unit(packed)[0], batch_first=True,
                                                  total_length=b.longest)
        return self.drop(out)

    def forward(self, b):
        states = self.states(b)
        n, longest, wide = states.shape
        flat = states.reshape(n * longest, wide)
        sums = torch.cat([torch.zeros(n, 1, self.k), self.between(states).cumsum(1)], 1).reshape(-1, self.k)
        claim = F.relu(self.claim(*b.claim_inputs) + self.claim_first(flat[b.claim_first]) +
                       self.claim_last(flat[b.claim_last]))
        claim = self.drop(claim)
        z = (claim[b.row_claim] + self.drop(self.mention(*b.row_inputs)) +
             self.mention_first(flat[b.row_first]) + self.mention_last(flat[b.row_last]) +
             (sums[b.between[1]] - sums[b.between[0]]) / b.apart)
        z = self.drop(F.relu(z))
        strongest = torch.zeros_like(claim).scatter_reduce(
            0, b.row_claim[:, None].expand_as(z), z, "amax", include_self=True)
        mean = (states.sum(1) / b.lengths[:, None])[b.claim_sentence]
        none = self.drop(F.relu(claim + self.sentence(mean)))
        common = self.hidden_bias + self.rivals(strongest) + self.nobody_rival(none)
        hidden = self.drop(F.relu(self.hidden_mention(z) + common[b.row_claim]))
        hidden_none = self.drop(F.relu(self.hidden_nobody_bias + self.hidden_nobody(none) +
                                       self.rivals_nobody(strongest)))
        return self.out_mention(hidden), self.out_nobody(hidden_none)

    def scores(self, b):
        """For each role: beside the log-linear scores, alone; one column for nobody, then the rows."""
        rows, nobody = self(b)
        out = []
        for role, (who, index, linear, _, _) in enumerate(b.roles):
            pad = torch.cat([rows, torch.full((1, rows.shape[1]), 0.0)])
            def column(o):
                return torch.cat([nobody[who, o][:, None], pad[index, o]], 1)
            alone = torch.where(linear > NAN / 2, column(ROLES + role), torch.tensor(NAN))
            out.append((linear * self.scale[role] + column(role), alone))
        return out


def loss_of(net, b):
    loss = 0
    for (beside, alone), (_, _, _, right, weight) in zip(net.scores(b), b.roles):
        if len(weight) == 0:
            continue
        for scores in (beside, alone):
            logs = torch.log_softmax(scores, 1)
            hit = torch.logsumexp(torch.where(right > 0, logs, torch.tensor(NAN)), 1)
            loss = loss - (hit * weight).sum() / weight.sum()
    return loss


def hits(net, articles, known):
    """Shares of choices that are right, by role: log-linear alone, and with the net."""
    net.eval()
    sums = np.zeros((ROLES, 3))
    with torch.no_grad():
        for i in range(0, len(articles), 16):
            b = Batch(articles[i:i + 16], known)
            for role, ((beside, _), (_, _, linear, right, weight)) in enumerate(zip(net.scores(b), b.roles)):
                if len(weight) == 0:
                    continue
                firm = weight > 0.9
                got = lambda s: float((right.gather(1, s.argmax(1, keepdim=True))[:, 0] > 0)[firm].sum())
                sums[role] += (got(linear), got(beside), float(firm.sum()))
    return " ".join(f"{name} {100 * a / max(n, 1):.1f}>{100 * b / max(n, 1):.1f}"
                    for name, (a, b, n) in zip(("agent", "target"), sums))


def batches(articles, size):
    """Articles whose longest sentences are alike stand together."""
    order = sorted(articles, key=lambda a: max(map(len, a.sentences)) * (0.8 + 0.4 * random.random()))
    groups = [order[i:i + size] for i in range(0, len(order), size)]
    random.shuffle(groups)
    return groups


def learn(articles, known, sizes, options, test=()):
    random.seed(1), torch.manual_seed(1)
    net = Net(sizes, options.width, options.hidden, options.drop)
    params = [p for p in net.parameters() if p.requires_grad]
    best = torch.optim.AdamW(params, lr=options.rate, weight_decay=1e-4)
    steps, total = 0, options.epochs * math.ceil(len(articles) / options.batch)
    for _ in range(options.epochs):
        net.train()
        for group in batches(articles, options.batch):
            steps += 1
            for g in best.param_groups:
                g["lr"] = options.rate * min(1, steps / 50) * (0.03 + 0.485 * (1 + math.cos(math.pi * steps / total)))
            loss = loss_of(net, Batch(group, known))
            best.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(params, 2.0)
            best.step()
        if options.verbose:
            print(f"  loss {float(loss.detach()):.3f}  {hits(net, test, known) if test else ''}", flush=True)
    return net


def write(net, names, known, path):
    h = net.h
    lines = []

    def row(name, key, numbers):
        lines.append(f"{name}\t{key}\t" + " ".join(f"{x:.4g}" for x in numbers.tolist()))

    unit = net.unit
    # Biases that lie outside the reset gate are part of every word's inputs.
    bias = torch.cat([unit.bias_ih_l0 + torch.cat([unit.bias_hh_l0[:2 * h], torch.zeros(h)]),
                      unit.bias_ih_l0_reverse + torch.cat([unit.bias_hh_l0_reverse[:2 * h], torch.zeros(h)])])
    for t, (table, embedding) in enumerate(zip(TABLES, (net.token, net.claim, net.mention))):
        for i, name in enumerate(names[table]):
            if known[t][i] == 0:
                continue
            values = embedding.weight[known[t][i]].detach()
            row(table, name, values + bias.detach() if (table, name) == ("token", "bias") else values)

    def matrix(name, values):
        for i, r in enumerate(values.detach()):
            row(name, i, r)

    matrix("forward", unit.weight_hh_l0.T)
    matrix("backward", unit.weight_hh_l0_reverse.T)
    matrix("forward_bias", unit.bias_hh_l0[None, 2 * h:])
    matrix("backward_bias", unit.bias_hh_l0_reverse[None, 2 * h:])
    for name in ("claim_first", "claim_last", "mention_first", "mention_last", "between", "sentence",
                 "hidden_mention", "hidden_nobody", "rivals", "rivals_nobody", "nobody_rival"):
        matrix(name, getattr(net, name).weight.T)
    matrix("hidden_bias", net.hidden_bias[None])
    matrix("hidden_nobody_bias", net.hidden_nobody_bias[None])
    matrix("out_mention", net.out_mention.weight[:ROLES].T)
    matrix("out_nobody", net.out_nobody.weight[:ROLES].T)
    matrix("out_bias", torch.stack([net.out_mention.bias[:ROLES], net.out_nobody.bias[:ROLES]]))
    matrix("scale", net.scale[None])
    with open(path, "w", encoding="utf-8") as out:
        out.write("# The roles net, learned by tools/roles/train.py: name, input or row, numbers.\n")
        out.write("# Don't edit by hand: see HACKING.md.\n")
        out.write("\n".join(lines) + "\n")


def main():
    args = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    args.add_argument("examples")
    args.add_argument("out_dir")
    args.add_argument("--fold", nargs="*")
    args.add_argument("--all", action="store_true")
    args.add_argument("--epochs", type=int, default=8)
    args.add_argument("--width", type=int, default=32)
    args.add_argument("--hidden", type=int, default=48)
    args.add_argument("--batch", type=int, default=16)
    args.add_argument("--rate", type=float, default=3e-3)
    args.add_argument("--drop", type=float, default=0.15)
    args.add_argument("--verbose", action="store_true")
    options = args.parse_args()
    torch.set_num_threads(1)
    folds, raw, names = read(options.examples)
    counts = [np.zeros(len(names[t]), np.int64) for t in TABLES]
    for a in raw:
        for s in a["sentences"]:
            for t in s:
                counts[0][t] += 1
        for c in a["claims"]:
            counts[1][c["inputs"]] += 1
            for r in c["rows"]:
                counts[2][r[1]] += 1
    known, sizes = [], []
    for n in counts:
        learned = n >= LEAST
        known.append(np.where(learned, np.cumsum(learned), 0).tolist())
        sizes.append(int(learned.sum()))
    articles = [a for a in map(Article, raw) if a.claims]
    del raw
    for fold in folds if options.fold is None else [f for f in folds if f["name"] in options.fold]:
        held = lambda a: (fold["outlet"] and a.outlet == fold["outlet"]) or \
            (fold["conflict"] and a.conflict == fold["conflict"])
        use, test = [a for a in articles if not held(a)], [a for a in articles if held(a)]
        net = learn(use, known, sizes, options, test)
        print(fold["name"], len(use), len(test), hits(net, test, known), flush=True)
        write(net, names, known, f"{options.out_dir}/{fold['name']}.tsv")
    if options.all:
        write(learn(articles, known, sizes, options), names, known, f"{options.out_dir}/roles.tsv")


if __name__ == "__main__":
    main()
