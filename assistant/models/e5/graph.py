"""The model as onnxruntime reads it: an ONNX file, written here because the package that writes them is not needed else.

Matrices are given in 8 bit, a scale for 128 values of a row: the kernels of onnxruntime for them are the fastest that keep a
passage's vector free of the other passages of its batch.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.models.e5.weights import Weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_OPSET = 17
_IR_VERSION = 9
_TYPES = {"float32": 1, "uint8": 2, "int32": 6}
_CONTRIBUTED = "com.microsoft"
_BLOCK = 128
_INT8_ACTIVATIONS = 4


def _varint(number: int) -> bytes:
    encoded = b""
    while number > 127:
        encoded += bytes([number & 127 | 128])
        number >>= 7
    return encoded + bytes([number])


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _part(field: int, content: bytes | str) -> bytes:
    encoded = content.encode() if isinstance(content, str) else content
    return _varint(field << 3 | 2) + _varint(len(encoded)) + encoded


def _attribute(name: str, value: float) -> bytes:
    if isinstance(value, int):
        return _part(5, _part(1, name) + _number(3, value) + _number(20, 2))
    return _part(5, _part(1, name) + _varint(2 << 3 | 5) + struct.pack("<f", value) + _number(20, 1))


def _port(field: int, name: str, kind: str, shape: Sequence[int | str]) -> bytes:
    dimensions = b"".join(_part(1, _number(1, d) if isinstance(d, int) else _part(2, d)) for d in shape)
    tensor = _number(1, _TYPES[kind]) + _part(2, dimensions)
    return _part(field, _part(1, name) + _part(2, _part(1, tensor)))


class _Graph:
    def __init__(self) -> None:
        self._nodes: list[bytes] = []
        self._values: list[bytes] = []

    def value(self, name: str, array: NDArray[np.float32] | NDArray[np.uint8]) -> str:
        dimensions = b"".join(_number(1, size) for size in array.shape)
        tensor = dimensions + _number(2, _TYPES[array.dtype.name]) + _part(8, name) + _part(9, array.tobytes())
        self._values.append(_part(5, tensor))
        return name

    def node(self, operator: str, inputs: Sequence[str], output: str, domain: str = "", **attributes: float) -> str:
        ports = b"".join(_part(1, name) for name in inputs) + _part(2, output)
        named = b"".join(_attribute(name, value) for name, value in attributes.items())
        self._nodes.append(_part(1, ports + _part(4, operator) + named + _part(7, domain)))
        return output

    def model(self, ports: bytes) -> bytes:
        graph = b"".join(self._nodes) + _part(2, "e5") + b"".join(self._values) + ports
        opsets = b"".join(
            _part(8, _part(1, domain) + _number(2, version)) for domain, version in (("", _OPSET), (_CONTRIBUTED, 1))
        )
        return _number(1, _IR_VERSION) + _part(7, graph) + opsets


class _Encoder(_Graph):
    def __init__(self, weights: Weights) -> None:
        super().__init__()
        self._weights = weights

    def norm(self, given: str, name: str, output: str) -> str:
        held = [self.value(part, self._weights.floats(part)) for part in (f"{name}.w", f"{name}.b")]
        return self.node(
            "LayerNormalization", [given, *held], output, axis=2, epsilon=float(self._weights.sizes.epsilon)
        )

    def product(self, given: str, name: str, columns: int) -> str:
        """What is given, times a matrix, with its bias."""
        codes, scales = _in_8_bit(self._weights.matrix(f"{name}.w", columns))
        held = [self.value(f"{name}.codes", codes), self.value(f"{name}.scales", scales)]
        bias = self.value(f"{name}.b", self._weights.floats(f"{name}.b"))
        shape = {"K": columns, "N": len(codes), "bits": 8, "block_size": _BLOCK}
        return self.node(
            "MatMulNBits",
            [given, *held, "", "", bias],
            f"{name}.out",
            _CONTRIBUTED,
            **shape,
            accuracy_level=_INT8_ACTIVATIONS,
        )

    def layer(self, number: int, given: str, output: str) -> str:
        name, sizes = f"l{number}", self._weights.sizes
        queries, keys, values = (self.product(given, f"{name}.{part}", sizes.width) for part in "qkv")
        attended = self.node(
            "MultiHeadAttention",
            [queries, keys, values, "", "lengths"],
            f"{name}.attended",
            _CONTRIBUTED,
            num_heads=sizes.heads,
        )
        mixed = self.node("Add", [given, self.product(attended, f"{name}.ao", sizes.width)], f"{name}.mixed")
        middle = self.norm(mixed, f"{name}.aln", f"{name}.middle")
        inner = self.node("Gelu", [self.product(middle, f"{name}.fi", sizes.width)], f"{name}.inner", _CONTRIBUTED)
        fed = self.node("Add", [middle, self.product(inner, f"{name}.fo", sizes.inner)], f"{name}.fed")
        return self.norm(fed, f"{name}.oln", output)


def encoder(weights: Weights) -> bytes:
    """The model as the content of an ONNX file.

    It takes ``embedded`` (texts, tokens, width), the sums of the embeddings of each token, and ``lengths`` (texts), how
    many tokens each text has; it gives ``hidden``, of the shape of ``embedded``.
    """
    graph, last = _Encoder(weights), weights.sizes.layers - 1
    state = graph.norm("embedded", "emb.ln", "state")
    for number in range(last + 1):
        state = graph.layer(number, state, "hidden" if number == last else f"state{number}")
    shape = ("texts", "tokens", weights.sizes.width)
    inputs = _port(11, "embedded", "float32", shape) + _port(11, "lengths", "int32", shape[:1])
    return graph.model(inputs + _port(12, "hidden", "float32", shape))


def _in_8_bit(matrix: NDArray[np.float32]) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    """Codes (rows, blocks, values of a block) around 128, and a scale for each block."""
    import numpy as np

    blocks = matrix.reshape(len(matrix), -1, _BLOCK)
    scales = np.abs(blocks).max(axis=-1) / 127
    codes = np.rint(blocks / scales[..., None]) + 128
    return codes.astype(np.uint8), scales.astype(np.float32)
