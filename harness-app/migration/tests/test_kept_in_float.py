"""Which operations int8 leaves alone."""

from framefarm_migration.migrate import _kept_in_float
from framefarm_migration.mnn_tools import Operation


def network(dense: int) -> list[Operation]:
    return [one for index in range(dense) for one in (Operation(f"conv{index}", "Convolution"), Operation(f"deep{index}", "ConvolutionDepthwise"), Operation(f"add{index}", "BinaryOp"))]


def test_only_dense_convolutions_of_the_second_half_are_quantised_and_the_last_two_and_those_of_the_frame_are_not():
    graph = network(10)
    kept = set(_kept_in_float(graph, ["conv6"]))
    assert {one.name for one in graph} - kept == {"conv5", "conv7"}


def test_a_network_of_few_convolutions_is_quantised_as_a_whole():
    assert _kept_in_float(network(7), ["conv6"]) == []
