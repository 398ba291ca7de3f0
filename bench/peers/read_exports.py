"""Reads what `lamwright export --as` wrote with the programs that it is for; the peer of bench/read-exports.ts.

Usage: read_exports.py FOLDER [UFO], with FOLDER holding a folder for each format and UFO a checkout of microsoft/UFO.
Prints one JSON list of {format, file, reader, n, says}; `says` begins with ok where all was read.
"""
import importlib.util
import json
import sys
import types
from pathlib import Path

from datasets import load_dataset
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import PreTrainedTokenizerFast
from trl.data_utils import apply_chat_template, is_conversational, unpair_preference_dataset

folder = Path(sys.argv[1])
ufo = Path(sys.argv[2]) if len(sys.argv) > 2 and sys.argv[2] else None
rows = []


def told(format, file, reader, read):
    try:
        n, says = read()
    except Exception as error:
        n, says = 0, f"{type(error).__name__}: {error}"[:300]
    rows.append({"format": format, "file": file, "reader": reader, "n": n, "says": says})


def tokenizer():
    plain = Tokenizer(models.WordLevel({"[UNK]": 0}, unk_token="[UNK]"))
    plain.pre_tokenizer = pre_tokenizers.Whitespace()
    made = PreTrainedTokenizerFast(tokenizer_object=plain, unk_token="[UNK]", eos_token="[UNK]")
    made.chat_template = (
        "{% for m in messages %}<|{{ m.role }}|>{{ m.content }}\n{% endfor %}"
        "{% if add_generation_prompt %}<|assistant|>{% endif %}"
    )
    return made


words = tokenizer()


def dataset(path, columns, trained=True):
    """As TRL's trainers read it: columns, conversational or not, the chat template, pairs taken apart."""

    def read():
        kind = "parquet" if path.suffix == ".parquet" else "json"
        data = load_dataset(kind, data_files=str(path), split="train", cache_dir=str(folder / ".cache"))
        assert set(data.column_names) == set(columns), data.column_names
        said = "ok, " + ", ".join(sorted(columns))
        if columns == {"prompt", "completions", "labels"}:
            for row in data:
                assert len(row["completions"]) == len(row["labels"]) > 0
                assert all(isinstance(label, bool) for label in row["labels"])
            return len(data), said
        assert all(is_conversational(row) for row in data)
        if trained:
            for row in data:
                apply_chat_template(row, words)
        if "chosen" in columns:
            parted = unpair_preference_dataset(data)
            assert len(parted) == 2 * len(data)
            said += f"; {len(parted)} unpaired"
        return len(data), said

    return read


PC = {"prompt", "completion"}
FORMS = {"preference": {"prompt", "chosen", "rejected"}, "kto": PC | {"label"}, "stepwise": {"prompt", "completions", "labels"}}
for name in ("messages", "prompt-completion", "preference", "kto", "stepwise", "parquet"):
    for path in sorted((folder / name).glob("*")):
        columns = {"messages"} if name == "messages" else FORMS.get(path.stem, PC)
        told(name, path.name, "datasets, trl", dataset(path, columns))


llama_factory_home = Path(importlib.util.find_spec("llamafactory").origin).parent


def llama_factory_converter(info):
    """LLaMA-Factory's own converter of rows; the rest of its package wants PyTorch and is left out."""
    for name in ("llamafactory", "llamafactory.data", "llamafactory.extras"):
        shell = types.ModuleType(name)
        shell.__path__ = [str(llama_factory_home.joinpath(*name.split(".")[1:]))]
        sys.modules[name] = shell
    talk = types.ModuleType("llamafactory.extras.logging")
    talk.get_logger = Refusals
    sys.modules[talk.__name__] = sys.modules["llamafactory.extras"].logging = talk
    from llamafactory.data.converter import get_dataset_converter

    columns = dict.fromkeys(["prompt", "query", "response", "history", "messages", "system", "tools"])
    columns |= dict.fromkeys(["images", "videos", "audios", "chosen", "rejected", "kto_tag"]) | info["columns"]
    tags = dict(role_tag="from", content_tag="value", user_tag="human", assistant_tag="gpt")
    tags |= dict(observation_tag="observation", function_tag="function_call", system_tag="system")
    given = types.SimpleNamespace(load_from="file", ranking=info.get("ranking", False), **columns, **tags)
    return get_dataset_converter(info.get("formatting", "alpaca"), given, types.SimpleNamespace(media_dir=None))


class Refusals:
    """It warns of a row that it leaves out; here that is an error."""

    def __init__(self, name):
        pass

    def warning_rank0(self, said, *rest):
        raise ValueError(said)


def llama_factory(base, info):
    def read():
        data = load_dataset("json", data_files=str(base / info["file_name"]), split="train", cache_dir=str(folder / ".cache"))
        convert = llama_factory_converter(info)
        for row in data:
            made = convert(row)
            assert made["_prompt"] and any(turn["content"] for turn in made["_response"])
            assert made["_system"]
            assert len(made["_response"]) == (2 if info.get("ranking") or "kto_tag" in info["columns"] else 1)
        return len(data), "ok, " + info.get("formatting", "alpaca")

    return read


base = folder / "llama-factory"
for info in json.loads((base / "dataset_info.json").read_text()).values():
    told("llama-factory", info["file_name"], "llamafactory", llama_factory(base, info))


def atif():
    from harbor.models.trajectories import Trajectory

    files = sorted((folder / "atif").glob("*.json"))
    pictures = 0
    for file in files:
        trajectory = Trajectory.model_validate_json(file.read_text())
        pictures += trajectory.has_multimodal_content()
    return len(files), f"ok, {pictures} with pictures"


try:
    import harbor  # noqa: F401

    told("atif", "*.json", "harbor", atif)
except ImportError:
    files = len(list((folder / "atif").glob("*.json")))
    rows.append({"format": "atif", "file": "*.json", "reader": "none", "n": files, "says": "ok, but not read: no harbor"})


def osworld():
    """As OSWorld's show_result.py walks its results."""
    results = sorted((folder / "osworld" / "pyautogui" / "a11y_tree").glob("*/*/*/result.txt"))
    lines = 0
    for result in results:
        score = float(result.read_text())
        steps = [json.loads(line) for line in (result.parent / "traj.jsonl").read_text().splitlines()]
        for step in steps:
            lines += 1
            if "pyautogui" in step["action"]:
                compile(step["action"], "action", "exec")
            if "screenshot_file" in step:
                assert (result.parent / step["screenshot_file"]).read_bytes()[1:4] == b"PNG"
        assert not steps or steps[-1]["reward"] == score and steps[-1]["done"]
    return len(results), f"ok, {lines} lines, actions compile"


told("osworld", "traj.jsonl", "as show_result.py", osworld)


def adp():
    data = [json.loads(line) for line in (folder / "adp" / "trajectories.jsonl").read_text().splitlines()]
    for trajectory in data:
        asked = [item["tool_call_id"] for item in trajectory["content"] if item["class_"] == "api_action"]
        told_ = [item["tool_call_id"] for item in trajectory["content"] if "observation" in item["class_"] and "tool_call_id" in item]
        assert asked == told_ and len(set(asked)) == len(asked)
    return len(data), "ok, every call answered"


told("adp", "trajectories.jsonl", "its rule of links", adp)


def by_folder(sub, check):
    files = sorted((folder / "ufo" / sub).glob("*.json"))

    def read():
        for file in files:
            check(json.loads(file.read_text()))
        return len(files), "ok"

    return read


for sub in sorted(path.relative_to(folder / "ufo").as_posix() for path in (folder / "ufo").glob("*/*")):
    check, reader = (lambda record: record["unique_id"]), "json"
    if ufo:
        import jsonschema

        kind = sub.split("/")[0]
        schema = json.loads((ufo / "dataflow" / "schema" / f"{kind}_schema.json").read_text())
        check, reader = (lambda record, schema=schema: jsonschema.validate(record, schema)), "jsonschema, UFO's own"
    told("ufo", sub, reader, by_folder(sub, check))


def batch():
    plans = [json.loads(file.read_text()) for file in (folder / "ufo-batch" / "tasks").glob("*.json")]
    assert all(plan["task"] and plan["object"].lower() and isinstance(plan["close"], bool) for plan in plans)
    return len(plans), "ok"


told("ufo-batch", "tasks/*.json", "as PlanReader", batch)
print(json.dumps(rows))
