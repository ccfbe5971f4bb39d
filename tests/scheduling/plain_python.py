"""A compiled module as the plain Python that it was made from."""

import importlib.util
from pathlib import Path
from types import ModuleType


def plain(module: ModuleType) -> ModuleType:
    """The same module once more, from its source, whatever is installed."""
    assert module.__file__ is not None
    name = module.__name__.rpartition(".")[2]
    source = Path(module.__file__).with_name(f"{name}.py")
    spec = importlib.util.spec_from_file_location(f"plain{name}", source)
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded
