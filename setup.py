"""The compiled kernels; everything else about the package is in pyproject.toml.

They are plain Python and work as they are. Where Cython and a C compiler are at hand they are
compiled, which makes the search about fifty times faster with the same results.
"""

import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.build_ext import build_ext

NAMES = ["_tours", "_insertion", "_ruin", "_search", "_subsets", "_pricing"]
KERNELS = [f"src/tripai/scheduling/{name}.py" for name in NAMES]


def say(sentence):
    """Tell whoever builds."""
    sys.stderr.write(f"tripai: {sentence}; plain Python runs instead, about 50 times slower\n")


class OptionalBuild(build_ext):
    """Compile the kernel if that works; if not, say so in one line and go on."""

    def run(self):
        """Compile all extensions, or none."""
        try:
            super().run()
        except Exception as problem:  # whatever a compiler's absence makes setuptools raise
            say(f"the search kernel could not be compiled ({type(problem).__name__})")
            for built in self.get_outputs():  # some without the others would not work
                Path(built).unlink(missing_ok=True)
            self.extensions = self.distribution.ext_modules = []

    def build_extension(self, extension):
        """Compile one extension, with floating point that is the same as Python's."""
        if self.compiler.compiler_type != "msvc":
            # Fused multiply-add would round differently from the plain Python kernel.
            extension.extra_compile_args = ["-O3", "-ffp-contract=off"]
        super().build_extension(extension)


def kernel():
    """The extension, or none without Cython."""
    try:
        from Cython.Build import cythonize
    except ImportError:
        say("there is no Cython, so the search kernel is not compiled")
        return []
    return cythonize(KERNELS, quiet=True)


setup(ext_modules=kernel(), cmdclass={"build_ext": OptionalBuild})
